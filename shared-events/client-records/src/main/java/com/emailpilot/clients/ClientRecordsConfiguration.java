package com.emailpilot.clients;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.google.cloud.firestore.Firestore;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What a service imports to remember things: the store over Spring Cloud GCP's connection to Firestore. */
@Configuration(proxyBeanMethods = false)
public class ClientRecordsConfiguration {

    /** What Spring Cloud GCP names the project of an emulator where it is told of none. */
    private static final String NO_PROJECT = "unused";

    @Bean
    Documents documents(Firestore firestore) {
        if (firestore.getOptions().getProjectId().equals(NO_PROJECT)) {
            throw new IllegalStateException(
                    "set spring.cloud.gcp.firestore.project-id, it is not derived for an emulator");
        }
        return new FirestoreDocuments(firestore);
    }

    /** Spreads tries; nothing secret is drawn from it. */
    @Bean
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Bean
    Conflicts conflicts(RandomGenerator random) {
        return new Conflicts(random);
    }

    @Bean
    ClientRecords clientRecords(Documents documents) {
        return new ClientRecords(documents);
    }

    @Bean
    RedrivenLetters redrivenLetters(Documents documents, Conflicts conflicts) {
        return new RedrivenLetters(documents, conflicts);
    }

    @Bean
    Outbox outbox(Documents documents, EventCodec codec, Environment environment) {
        return new Outbox(documents, codec, environment.getRequiredProperty("spring.application.name"));
    }

    @Bean(initMethod = "start")
    OutboxRelay outboxRelay(Outbox outbox, EventPublisher publisher) {
        return new OutboxRelay(outbox, publisher);
    }

    @Bean
    MeterBinder outboxAge(OutboxRelay relay) {
        return new OutboxAge(relay);
    }
}
