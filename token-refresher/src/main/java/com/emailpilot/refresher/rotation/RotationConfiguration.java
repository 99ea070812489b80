package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.RedrivenLetters;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.refresher.metrics.RevocationMetrics;
import com.emailpilot.refresher.metrics.RotationMetrics;
import com.emailpilot.refresher.pace.ClientBucket;
import com.emailpilot.refresher.pace.FleetGuard;
import com.emailpilot.refresher.pace.Pace;
import com.emailpilot.refresher.revocation.RevokeGrant;
import com.emailpilot.vault.TokenVault;
import com.google.common.base.Ticker;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What rotation is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RotationProperties.class)
public class RotationConfiguration {

    @Bean
    ServerTime serverTime(Ticker ticker, RandomGenerator random) {
        return new ServerTime(ticker, random);
    }

    @Bean
    Admission admission(Pace pace, ClientBucket bucket, FleetGuard fleet) {
        return new Admission(pace, bucket, fleet);
    }

    @Bean
    ClientCommits clientCommits(Documents documents, Outbox outbox, OutboxRelay relay) {
        return new ClientCommits(documents, outbox, relay);
    }

    @Bean
    RotationStore rotationStore(
            Documents documents,
            ClientRecords clients,
            ClientCommits commits,
            Conflicts conflicts,
            TokenVault vault,
            RotationMetrics metrics) {
        return new RotationStore(clients, new TokenEscrows(documents), documents, commits, conflicts, vault, metrics);
    }

    @Bean
    RotationSteps rotationSteps(
            RotationStore store, ServerTime time, RotationProperties properties, Admission admission) {
        return RotationSteps.of(store, time, properties.confirmAfter(), admission::fleetInTrouble);
    }

    @Bean
    RotateTokens rotateTokens(
            ClientRecords clients, TokenVault vault, KlaviyoTokens klaviyo, RotationSteps steps, Admission admission) {
        return new RotateTokens(clients, vault, klaviyo, steps, admission);
    }

    @Bean
    GrantAttempts grantAttempts(Documents documents, Conflicts conflicts, Outbox outbox, OutboxRelay relay) {
        return new GrantAttempts(documents, conflicts, outbox, relay);
    }

    @Bean
    RotateGrant rotateGrant(
            GrantAttempts attempts, TokenVault vault, KlaviyoTokens klaviyo, Admission admission, ServerTime time) {
        return new RotateGrant(attempts, vault, klaviyo, admission, time);
    }

    @Bean
    SweepDueClients sweepDueClients(ClientRecords clients, EventCodec codec, EventPublisher publisher, Ticker ticker) {
        return new SweepDueClients(clients, codec, publisher, ticker);
    }

    @Bean
    HintHandlers hintHandlers(
            SweepDueClients sweep, RotateTokens rotateTokens, RotateGrant rotateGrant, RevokeGrant revokeGrant) {
        return new HintHandlers(sweep, rotateTokens, rotateGrant, revokeGrant);
    }

    @Bean
    ExpirySubscriber expirySubscriber(HintHandlers handlers, RevocationMetrics revocations, Admission admission) {
        return new ExpirySubscriber(handlers, revocations, admission.closing());
    }

    @Bean
    EventSubscriptions.OpenSubscription expiryHints(
            EventSubscriptions events, ExpirySubscriber subscriber, RedrivenLetters redriven) {
        return events.subscribe(
                ExpirySubscriber.SUBSCRIPTION, redriven.closing(ExpirySubscriber.SUBSCRIPTION, subscriber));
    }

    @Bean
    Drain drain(Admission admission, RotateTokens rotateTokens, RotateGrant rotateGrant) {
        return new Drain(admission, rotateTokens, rotateGrant);
    }
}
