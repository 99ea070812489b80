package com.emailpilot.gateway.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages. */
@Configuration(proxyBeanMethods = false)
@Import({InstallPageController.class, ErrorAnswers.class, PageFrame.class})
public class ConsoleConfiguration {}
