package com.emailpilot.system.crashpoints;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Puts a crash point around every port of a service that has this jar on its class path. */
@AutoConfiguration
public class CrashPointsAutoConfiguration {

    @Bean
    static BeanPostProcessor crashPoints() {
        return new CrashingPorts(CrashPoint.ofEnvironment());
    }
}
