package com.emailpilot.provisioner.health;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.provisioner.klaviyo.WantedScopes;
import com.emailpilot.vault.TokenVault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What probing connections is made of. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    RefreshHints refreshHints(EventCodec codec, EventPublisher publisher, Clock clock) {
        return new RefreshHints(codec, publisher, clock);
    }

    @Bean
    HealthCommits healthCommits(
            Documents documents, Outbox outbox, OutboxRelay relay, WantedScopes wanted, Conflicts conflicts) {
        return new HealthCommits(documents, outbox, relay, wanted, conflicts);
    }

    @Bean
    ProbeConnection probeConnection(
            ClientRecords clients,
            TokenVault vault,
            KlaviyoAccounts klaviyo,
            RefreshHints hints,
            HealthCommits commits) {
        return new ProbeConnection(clients, vault, klaviyo, hints, commits);
    }

    @Bean
    HealthProbes healthProbes(ProbeConnection probeConnection, MeterRegistry registry) {
        return new HealthProbes(probeConnection, new HealthMetrics(registry));
    }
}
