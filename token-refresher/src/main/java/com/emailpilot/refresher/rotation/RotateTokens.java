package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.SingleFlight;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenResult;
import com.emailpilot.refresher.metrics.RotationMetrics;
import com.emailpilot.refresher.pace.Call;
import com.emailpilot.refresher.pace.Turn;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.TokenVault;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Replaces the tokens of a client before they run out: protocol 3. */
public final class RotateTokens {

    private static final String NONE = "none";

    private final ClientRecords clients;
    private final TokenVault vault;
    private final KlaviyoTokens klaviyo;
    private final Attempts attempts;
    private final StoreTokens storeTokens;
    private final JudgeRefusal judgeRefusal;
    private final Admission admission;
    private final ServerTime time;
    private final RotationMetrics metrics;
    private final SingleFlight<String, RotationOutcome> flights = new SingleFlight<>();

    RotateTokens(
            ClientRecords clients, TokenVault vault, KlaviyoTokens klaviyo, RotationSteps steps, Admission admission) {
        this.clients = clients;
        this.vault = vault;
        this.klaviyo = klaviyo;
        this.attempts = steps.attempts();
        this.storeTokens = steps.storeTokens();
        this.judgeRefusal = steps.judgeRefusal();
        this.time = steps.time();
        this.metrics = steps.metrics();
        this.admission = admission;
    }

    /**
     * Rotates once, however many ask at the same time; goes on to its end even if nobody waits for it any more.
     *
     * <p>Never an error because of Klaviyo; an error means that our own store failed.
     */
    public Mono<RotationOutcome> rotate(String clientId, Wish wish) {
        return flights.join(clientId, () -> begin(clientId, wish).doOnNext(this::counted), RotateTokens::coalesced);
    }

    /** Completes when every rotation has ended that is under way now. */
    Mono<Void> landed() {
        return flights.landed();
    }

    private Mono<RotationOutcome> begin(String clientId, Wish wish) { // R0
        return clients.read(clientId)
                .flatMap(read -> switch (RotationPolicy.decide(read.client().oauth(), wish, read.readTime())) {
                    case RotationPolicy.Stop(RotationOutcome outcome) -> Mono.just(outcome);
                    case RotationPolicy.Take _ -> inTurn(read, wish);
                })
                .defaultIfEmpty(new RotationOutcome.NothingToDo());
    }

    private Mono<RotationOutcome> inTurn(ClientRecords.Read read, Wish wish) {
        var clientId = read.client().clientId();
        return admission
                .admit(clientId, read.client().oauth().expiresAt(), read.readTime())
                .flatMap(admitted -> switch (admitted) {
                    case Admission.Refused(RotationOutcome outcome) -> Mono.just(outcome);
                    case Admission.Admitted(Turn.Granted turn) ->
                        attempts.take(read, wish) // R1
                                .flatMap(taken -> switch (taken) {
                                    case Taken.Stopped(RotationOutcome outcome) -> Mono.just(outcome);
                                    case Held held -> refresh(held, turn);
                                })
                                .doFinally(_ -> turn.ended(Call.NOT_CALLED));
                });
    }

    private Mono<RotationOutcome> refresh(Held held, Turn.Granted turn) { // R2
        var presented = open(held);
        if (presented == null) {
            return attempts.end(held, AttemptEnd.TOKENS_DO_NOT_OPEN);
        }
        if (time.tooLateToSend(held.sentAt())) {
            return attempts.end(held, AttemptEnd.NOT_SENT);
        }
        return klaviyo.refresh(presented).flatMap(result -> {
            turn.ended(admission.heard(held.clientId(), result));
            return conclude(held, presented, result);
        });
    }

    private @Nullable RefreshToken open(Held held) {
        var sealed = held.client().oauth().refreshToken();
        try {
            return sealed == null ? null : vault.openRefreshToken(held.base(), sealed);
        } catch (SealBrokenException _) {
            return null;
        }
    }

    private Mono<RotationOutcome> conclude(Held held, RefreshToken presented, TokenResult result) {
        return switch (result) {
            case TokenResult.Granted granted -> storeTokens.store(held, presented, granted.grant()); // R3
            case TokenResult.Rejected rejected ->
                rejected.error().equals(AttemptEnd.INVALID_GRANT)
                        ? judgeRefusal.judge(held, presented) // R5
                        : attempts.end(held, AttemptEnd.of(rejected)); // R4
            case TokenResult.RateLimited limited -> attempts.end(held, AttemptEnd.of(limited));
            case TokenResult.Unreachable unreachable -> attempts.end(held, AttemptEnd.of(unreachable));
            case TokenResult.Ambiguous ambiguous -> attempts.end(held, AttemptEnd.of(ambiguous));
            case TokenResult.ClientRefused _ -> {
                metrics.appRefused();
                yield attempts.end(held, AttemptEnd.CLIENT_REFUSED);
            }
        };
    }

    private void counted(RotationOutcome outcome) {
        switch (outcome) {
            case RotationOutcome.Rotated _ -> metrics.ended("rotated", NONE);
            case RotationOutcome.Coalesced _ -> metrics.ended("coalesced", NONE);
            case RotationOutcome.NothingToDo _ -> metrics.ended("nothing_to_do", NONE);
            case RotationOutcome.RevocationDue _ -> metrics.ended("revocation_due", NONE);
            case RotationOutcome.UnderWay _ -> metrics.ended("under_way", NONE);
            case RotationOutcome.Postponed postponed -> metrics.ended("postponed", postponed.cause());
            case RotationOutcome.Ended ended ->
                metrics.ended("ended", ended.state().word());
        }
    }

    /** Who only joined was too late to make a call of its own. */
    private static RotationOutcome coalesced(RotationOutcome outcome) {
        return outcome instanceof RotationOutcome.Rotated(long version)
                ? new RotationOutcome.Coalesced(version)
                : outcome;
    }
}
