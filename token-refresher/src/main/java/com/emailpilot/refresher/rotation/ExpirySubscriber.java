package com.emailpilot.refresher.rotation;

import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.ExpirySweepDue;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TokenExpiring;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.refresher.metrics.RevocationMetrics;
import com.emailpilot.refresher.revocation.RevocationOutcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Takes the hints of {@code token-expiry}; losing or doubling one changes nothing, since the record is the truth. */
final class ExpirySubscriber implements EventHandler {

    static final String SUBSCRIPTION = "token-refresher.expiry";

    private static final Logger log = LoggerFactory.getLogger(ExpirySubscriber.class);

    private static final Duration A_LITTLE = Duration.ofMillis(100);

    private final HintHandlers handlers;
    private final RevocationMetrics revocations;
    private final Mono<Void> stopping;

    /**
     * @param stopping completes when this process is to stop: whatever only waits ends then
     */
    ExpirySubscriber(HintHandlers handlers, RevocationMetrics revocations, Mono<Void> stopping) {
        this.handlers = handlers;
        this.revocations = revocations;
        this.stopping = stopping;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return switch (received.event()) {
            case ExpiryHint hint -> handle(hint);
            case KlaviyoConnected _, ClientEvent _, EnrichmentDue _ ->
                Mono.error(new PermanentFailureException("only hints about expiry belong on this subscription"));
        };
    }

    private Mono<Void> handle(ExpiryHint hint) {
        return switch (hint) {
            case ExpirySweepDue _ ->
                handlers.sweep()
                        .sweep()
                        .takeUntilOther(stopping)
                        .doOnNext(count -> log.debug("Sweep ended: {} due", count))
                        .then();
            case TokenExpiring expiring -> rotate(expiring.clientId(), new Wish.Due(expiring.tokenVersion()));
            case TokenRefreshRequested(String clientId, var grantId, var version, var _) ->
                clientId == null ? rotateGrant(grantId) : rotate(clientId, new Wish.Requested(version));
        };
    }

    /** A holder may have died: whoever meets its attempt looks again when it is free, and takes over what it left. */
    private Mono<Void> rotate(String clientId, Wish wish) {
        var rotation = handlers.rotateTokens().rotate(clientId, wish);
        return rotation.flatMap(outcome -> outcome instanceof RotationOutcome.UnderWay(Duration freeAfter)
                        ? Mono.delay(freeAfter.plus(A_LITTLE))
                                .takeUntilOther(stopping)
                                .then(rotation)
                        : Mono.just(outcome))
                .doOnNext(outcome -> log(clientId, outcome))
                .flatMap(outcome -> outcome instanceof RotationOutcome.RevocationDue ? revoke(clientId) : Mono.empty());
    }

    private Mono<Void> revoke(String clientId) {
        return handlers.revokeGrant()
                .revoke(clientId)
                .doOnNext(outcome -> log.info("Revocation: client={} {}", clientId, outcome))
                .doOnNext(outcome -> revocations.ended(word(outcome)))
                .then();
    }

    private static String word(RevocationOutcome outcome) {
        return switch (outcome) {
            case RevocationOutcome.Revoked _ -> "revoked";
            case RevocationOutcome.NothingToDo _ -> "nothing_to_do";
            case RevocationOutcome.UnderWay _ -> "under_way";
            case RevocationOutcome.Postponed _ -> "postponed";
        };
    }

    private Mono<Void> rotateGrant(String grantId) {
        return handlers.rotateGrant()
                .rotate(grantId)
                .doOnNext(outcome -> log.info("Rotation of a grant: grant={} {}", abbreviated(grantId), outcome))
                .then();
    }

    private static void log(String clientId, RotationOutcome outcome) {
        switch (outcome) {
            case RotationOutcome.Rotated _,
                    RotationOutcome.Coalesced _,
                    RotationOutcome.NothingToDo _,
                    RotationOutcome.RevocationDue _,
                    RotationOutcome.UnderWay _ -> log.debug("Rotation: client={} {}", clientId, outcome);
            case RotationOutcome.Postponed _ -> log.info("Rotation: client={} {}", clientId, outcome);
            case RotationOutcome.Ended _ -> log.warn("Rotation: client={} {}", clientId, outcome);
        }
    }

    private static String abbreviated(String grantId) {
        return grantId.substring(0, Math.min(8, grantId.length()));
    }
}
