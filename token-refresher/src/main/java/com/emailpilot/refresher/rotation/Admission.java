package com.emailpilot.refresher.rotation;

import com.emailpilot.klaviyo.TokenResult;
import com.emailpilot.refresher.pace.Call;
import com.emailpilot.refresher.pace.ClientBucket;
import com.emailpilot.refresher.pace.FleetGuard;
import com.emailpilot.refresher.pace.Pace;
import com.emailpilot.refresher.pace.Turn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Whether a rotation may begin: not while this process stops, and no faster than Klaviyo takes. */
final class Admission {

    private final Pace pace;
    private final ClientBucket bucket;
    private final FleetGuard fleet;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private volatile boolean closed;

    Admission(Pace pace, ClientBucket bucket, FleetGuard fleet) {
        this.pace = pace;
        this.bucket = bucket;
        this.fleet = fleet;
    }

    /** Whether it may. */
    sealed interface Decision {}

    /** It may, with this turn at Klaviyo; the turn must be ended. */
    record Admitted(Turn.Granted turn) implements Decision {}

    record Refused(RotationOutcome outcome) implements Decision {}

    /**
     * @param subject the client, or the grant
     * @param expiresAt who expires first comes first; absent for at once
     */
    Mono<Decision> admit(String subject, @Nullable Instant expiresAt, Instant readTime) {
        return Mono.defer(() -> {
            var refusal = refusal(subject, readTime, bucket.untilNext(subject).isZero());
            return refusal != null
                    ? Mono.just(refusal)
                    : pace.turn(expiresAt == null ? Instant.EPOCH : expiresAt).map(turn -> switch (turn) {
                        case Turn.Granted granted -> admitted(subject, granted, readTime);
                        case Turn.Refused refused ->
                            refused("klaviyo_unavailable", readTime.plus(refused.retryAfter()));
                    });
        });
    }

    /** Much may have happened while the turn was waited for. */
    private Decision admitted(String subject, Turn.Granted turn, Instant readTime) {
        var refusal = refusal(subject, readTime, !closed && bucket.tryTake(subject));
        if (refusal == null) {
            return new Admitted(turn);
        }
        turn.ended(Call.NOT_CALLED);
        return refusal;
    }

    private @Nullable Decision refusal(String subject, Instant readTime, boolean seldomEnough) {
        if (closed) {
            return refused("stopping", null);
        }
        return seldomEnough ? null : refused("too_often", readTime.plus(bucket.untilNext(subject)));
    }

    /** What a result says about Klaviyo as a whole; the fleet guard hears of it as well. */
    Call heard(String subject, TokenResult result) {
        fleet.tried(subject);
        return switch (result) {
            case TokenResult.Granted _ -> Call.ANSWERED;
            case TokenResult.Rejected rejected -> {
                if (rejected.error().equals(AttemptEnd.INVALID_GRANT)) {
                    fleet.refused(subject);
                }
                yield Call.ANSWERED;
            }
            case TokenResult.RateLimited _ -> Call.RATE_LIMITED;
            case TokenResult.Unreachable _, TokenResult.Ambiguous _, TokenResult.ClientRefused _ -> Call.FAILED;
        };
    }

    /** Whether Klaviyo refuses so many that the trouble may be its own. */
    boolean fleetInTrouble() {
        return fleet.suspicious();
    }

    /** Completes when nothing begins any more. */
    Mono<Void> closing() {
        return closing.asMono();
    }

    /** From now on nothing begins any more. */
    void close() {
        closed = true;
        closing.tryEmitEmpty();
    }

    private static Decision refused(String cause, @Nullable Instant retryAt) {
        return new Refused(new RotationOutcome.Postponed(cause, retryAt));
    }
}
