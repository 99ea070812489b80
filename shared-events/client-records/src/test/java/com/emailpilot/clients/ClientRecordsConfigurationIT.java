package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.spring.autoconfigure.core.GcpContextAutoConfiguration;
import com.google.cloud.spring.autoconfigure.firestore.GcpFirestoreAutoConfiguration;
import com.google.cloud.spring.autoconfigure.firestore.GcpFirestoreEmulatorAutoConfiguration;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

final class ClientRecordsConfigurationIT {

    @Test
    void keepsDocumentsBeyondTheEndOfTheService() {
        var project = "--spring.cloud.gcp.firestore.project-id=" + SharedEmulators.freshProjectId();
        var path = new DocumentPath("clients", "one");
        var create = new Changes().set("n", 1).create(path);

        try (var service = start(project)) {
            service.getBean(Documents.class).commit(List.of(create)).block(Duration.ofSeconds(10));
        }

        try (var service = start(project)) {
            var snapshot = service.getBean(Documents.class).read(path).blockOptional(Duration.ofSeconds(10));
            assertThat(snapshot.flatMap(Snapshot::found)).isPresent();
        }
    }

    @Test
    void looksForNoCredentialsWhereThereIsAnEmulator() {
        try (var service = start("--spring.cloud.gcp.firestore.project-id=" + SharedEmulators.freshProjectId())) {
            var credentials = service.getBean(Firestore.class).getOptions().getCredentials();

            assertThat(credentials).isNotInstanceOf(GoogleCredentials.class);
        }
    }

    @Test
    void doesNotStartInAProjectWithoutAName() {
        assertThatThrownBy(() -> start("--spring.cloud.gcp.firestore.project-id="))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("spring.cloud.gcp.firestore.project-id");
    }

    private static ConfigurableApplicationContext start(String project) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run(
                        project,
                        "--spring.application.name=client-provisioner",
                        "--spring.cloud.gcp.project-id=unheard-of",
                        "--spring.cloud.gcp.firestore.emulator.enabled=true",
                        "--spring.cloud.gcp.firestore.host-port=" + SharedEmulators.firestoreHost());
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        GcpContextAutoConfiguration.class,
        GcpFirestoreEmulatorAutoConfiguration.class,
        GcpFirestoreAutoConfiguration.class
    })
    @Import(ClientRecordsConfiguration.class)
    static class Service {

        @Bean
        CredentialsProvider googleCredentials() {
            return NoCredentialsProvider.create();
        }

        @Bean
        EventCodec eventCodec() {
            return new EventCodec();
        }

        @Bean
        EventPublisher eventPublisher() {
            return _ -> Mono.empty();
        }
    }
}
