package com.emailpilot.provisioner.enrichment;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.RedrivenLetters;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.provisioner.health.HealthProbes;
import com.emailpilot.provisioner.health.RefreshHints;
import com.emailpilot.vault.TokenVault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What enrichment is made of. */
@Configuration(proxyBeanMethods = false)
public class EnrichmentConfiguration {

    @Bean
    CountCommits countCommits(Documents documents, Outbox outbox, OutboxRelay relay, Conflicts conflicts) {
        return new CountCommits(documents, outbox, relay, conflicts);
    }

    @Bean
    CountClient countClient(ClientRecords clients, TokenVault vault, KlaviyoAccounts klaviyo, CountCommits commits) {
        return new CountClient(clients, vault, klaviyo, commits);
    }

    @Bean
    EnrichmentHints enrichmentHints(ClientRecords clients, EventCodec codec, EventPublisher publisher, Clock clock) {
        return new EnrichmentHints(clients, codec, publisher, clock);
    }

    @Bean
    EnrichClient enrichClient(
            ClientRecords clients, CountClient countClient, HealthProbes probes, RefreshHints refreshHints) {
        return new EnrichClient(clients, countClient, probes, refreshHints);
    }

    @Bean
    EnrichmentSubscriber enrichmentSubscriber(EnrichClient enrichClient, EnrichmentHints hints, HealthProbes probes) {
        return new EnrichmentSubscriber(enrichClient, hints, probes);
    }

    @Bean
    EventSubscriptions.OpenSubscription afterConnecting(
            EventSubscriptions events, EnrichmentSubscriber subscriber, RedrivenLetters redriven) {
        return events.subscribe(
                EnrichmentSubscriber.AFTER_CONNECTING,
                redriven.closing(EnrichmentSubscriber.AFTER_CONNECTING, subscriber));
    }

    @Bean
    EventSubscriptions.OpenSubscription onSchedule(
            EventSubscriptions events, EnrichmentSubscriber subscriber, RedrivenLetters redriven) {
        return events.subscribe(
                EnrichmentSubscriber.ON_SCHEDULE, redriven.closing(EnrichmentSubscriber.ON_SCHEDULE, subscriber));
    }
}
