package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.RedrivenLetters;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.provisioner.klaviyo.WantedScopes;
import com.emailpilot.vault.TokenVault;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What upserting is made of. */
@Configuration(proxyBeanMethods = false)
public class UpsertConfiguration {

    @Bean
    GrantTokens grantTokens(TokenVault vault, EventCodec codec, EventPublisher publisher) {
        return new GrantTokens(vault, codec, publisher);
    }

    @Bean
    ClientWrites clientWrites(Documents documents, GrantTokens tokens, WantedScopes wanted) {
        return new ClientWrites(tokens, new AccountIndex(documents), wanted);
    }

    @Bean
    UpsertCommits upsertCommits(Documents documents, ClientWrites clientWrites, Outbox outbox, OutboxRelay relay) {
        return new UpsertCommits(documents, clientWrites, outbox, relay);
    }

    @Bean
    ApplyGrant applyGrant(
            Documents documents,
            GrantTokens tokens,
            KlaviyoAccounts klaviyo,
            UpsertCommits commits,
            Conflicts conflicts) {
        var findTarget = new FindTarget(new AccountIndex(documents), new ClientRecords(documents), UUID::randomUUID);
        return new ApplyGrant(new Grants(documents), tokens, klaviyo, findTarget, commits, conflicts);
    }

    @Bean
    UpsertMetrics upsertMetrics(MeterRegistry registry) {
        return new UpsertMetrics(registry);
    }

    @Bean
    ConnectionsSubscriber connectionsSubscriber(
            ApplyGrant applyGrant, ReplayedGrant replayedGrant, UpsertMetrics metrics) {
        return new ConnectionsSubscriber(applyGrant, replayedGrant, metrics);
    }

    @Bean
    ReplayedGrant replayedGrant(Documents documents, EventCodec codec, EventPublisher publisher) {
        return new ReplayedGrant(new Grants(documents), codec, publisher);
    }

    @Bean
    EventSubscriptions.OpenSubscription connections(
            EventSubscriptions events, ConnectionsSubscriber subscriber, RedrivenLetters redriven) {
        return events.subscribe(
                ConnectionsSubscriber.SUBSCRIPTION, redriven.closing(ConnectionsSubscriber.SUBSCRIPTION, subscriber));
    }

    @Bean(initMethod = "start")
    WaitingGrantsSchedule waitingGrantsSchedule(Documents documents, ApplyGrant applyGrant, UpsertMetrics metrics) {
        return new WaitingGrantsSchedule(new Grants(documents), applyGrant, metrics);
    }
}
