package com.emailpilot.provisioner.upsert;

import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Steps P1 and P6: takes {@code KlaviyoConnected} and acknowledges it only after the commit. */
final class ConnectionsSubscriber implements EventHandler {

    static final String SUBSCRIPTION = "client-provisioner.connections";

    private static final Logger log = LoggerFactory.getLogger(ConnectionsSubscriber.class);

    private final ApplyGrant applyGrant;
    private final ReplayedGrant replayedGrant;
    private final UpsertMetrics metrics;

    ConnectionsSubscriber(ApplyGrant applyGrant, ReplayedGrant replayedGrant, UpsertMetrics metrics) {
        this.applyGrant = applyGrant;
        this.replayedGrant = replayedGrant;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return switch (received.event()) {
            case KlaviyoConnected connected -> apply(connected.grantId(), received.replayed());
            case ClientEvent _, ExpiryHint _, EnrichmentDue _ ->
                Mono.error(new PermanentFailureException("only KlaviyoConnected belongs on this subscription"));
        };
    }

    private Mono<Void> apply(String grantId, boolean replayed) {
        return applyGrant
                .apply(grantId)
                .doOnNext(metrics::ended)
                .doOnNext(outcome -> log.info("Grant handled: grant={} {}", abbreviated(grantId), outcome))
                .flatMap(outcome -> replayed && outcome instanceof ApplyOutcome.AlreadyDone
                        ? replayedGrant.enrichAgain(grantId)
                        : Mono.empty());
    }

    static String abbreviated(String grantId) {
        return grantId.substring(0, Math.min(8, grantId.length()));
    }
}
