package com.emailpilot.gateway.live;

import org.springframework.context.annotation.Configuration;

/** The stream of what happens. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {}
