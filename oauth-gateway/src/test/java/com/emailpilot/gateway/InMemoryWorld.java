package com.emailpilot.gateway;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.Vault;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Takes the place of Firestore, Pub/Sub, the keyset file and the clock. */
@TestConfiguration(proxyBeanMethods = false)
public class InMemoryWorld {

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    InMemoryDocuments documents(MovableClock clock) {
        return new InMemoryDocuments(clock);
    }

    @Bean
    @Primary
    InMemoryBus eventPublisher() {
        return InMemoryBus.delivering();
    }

    @Bean
    EventSubscriptions eventSubscriptions(InMemoryBus bus) {
        return bus;
    }

    @Bean(destroyMethod = "close")
    Vault vault() {
        return TestVaults.ephemeral();
    }
}
