package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.EventBusContract;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.SeenEvents;
import com.emailpilot.events.TestEvents;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class EventsConfigurationIT {

    @Test
    void publishesAndReceivesInASpringApplication() {
        try (ConfigurableApplicationContext context = start()) {
            var seen = new SeenEvents();

            context.getBean(EventSubscriptions.class).subscribe("client-provisioner.connections", seen);
            context.getBean(EventPublisher.class)
                    .publish(EventBusContract.message(TestEvents.klaviyoConnected()))
                    .block();

            assertThat(seen.next().event()).isEqualTo(TestEvents.klaviyoConnected());
            assertThat(context.getBean(MeterRegistry.class)
                            .counter("emailpilot.events.published", "type", "com.emailpilot.klaviyo-connected.v1")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void looksForNoCredentialsWhereThereIsAnEmulator() {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(CredentialsProvider.class)).isInstanceOf(NoCredentialsProvider.class);
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.cloud.gcp.project-id=" + SharedEmulators.freshProjectId(),
                        "--spring.cloud.gcp.pubsub.emulator-host=" + SharedEmulators.pubSubHost());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(EventsConfiguration.class)
    static class Application {

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }
}
