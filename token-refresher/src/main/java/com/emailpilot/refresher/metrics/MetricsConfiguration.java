package com.emailpilot.refresher.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The counters of this service, in its meter registry. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    @Bean
    RotationMetrics rotationMetrics(MeterRegistry registry) {
        return new MicrometerRotationMetrics(registry);
    }

    @Bean
    RevocationMetrics revocationMetrics(MeterRegistry registry) {
        return outcome -> registry.counter("emailpilot.revocation.revocations", "outcome", outcome)
                .increment();
    }

    @Bean
    CredentialMetrics credentialMetrics(MeterRegistry registry) {
        return outcome -> registry.counter("emailpilot.credential.reads", "outcome", outcome)
                .increment();
    }
}
