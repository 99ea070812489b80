package com.emailpilot.gateway.health;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The health that everybody may see. */
@Configuration(proxyBeanMethods = false)
@Import(PublicHealthController.class)
public class HealthConfiguration {}
