package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Grant;
import com.emailpilot.clients.GrantStatus;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.RotatedGrant;
import com.emailpilot.clients.SingleFlight;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.klaviyo.TokenResult;
import com.emailpilot.refresher.pace.Call;
import com.emailpilot.refresher.pace.Turn;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Replaces the tokens of a grant that waits for its client, when the provisioner finds them refused: protocol 2, P3. */
final class RotateGrant {

    private static final Duration NEW = Duration.ofSeconds(30);

    private final GrantAttempts attempts;
    private final TokenVault vault;
    private final KlaviyoTokens klaviyo;
    private final Admission admission;
    private final ServerTime time;
    private final SingleFlight<String, GrantOutcome> flights = new SingleFlight<>();

    RotateGrant(GrantAttempts attempts, TokenVault vault, KlaviyoTokens klaviyo, Admission admission, ServerTime time) {
        this.attempts = attempts;
        this.vault = vault;
        this.klaviyo = klaviyo;
        this.admission = admission;
        this.time = time;
    }

    /** Rotates once, however many ask at the same time; goes on to its end even if nobody waits for it any more. */
    Mono<GrantOutcome> rotate(String grantId) {
        return flights.join(grantId, () -> begin(grantId));
    }

    /** Completes when every rotation has ended that is under way now. */
    Mono<Void> landed() {
        return flights.landed();
    }

    private Mono<GrantOutcome> begin(String grantId) {
        return attempts.find(grantId)
                .flatMap(read -> {
                    var stop = stop(read.grant(), read.readTime());
                    return stop == null ? inTurn(read) : Mono.just(stop);
                })
                .defaultIfEmpty(GrantOutcome.NOTHING_TO_DO);
    }

    private static @Nullable GrantOutcome stop(Grant grant, Instant readTime) {
        var attempt = grant.attempt();
        if (grant.status() != GrantStatus.WAITING || grant.sealedTokens() == null) {
            return GrantOutcome.NOTHING_TO_DO;
        }
        if (attempt != null && attempt.exclusiveAt(readTime)) {
            return GrantOutcome.UNDER_WAY;
        }
        return grant.obtainedAt().plus(NEW).isAfter(readTime) ? GrantOutcome.COALESCED : null;
    }

    private Mono<GrantOutcome> inTurn(Grants.Read read) {
        var grant = read.grant();
        return admission
                .admit(grant.grantId(), grant.expiresAt(), read.readTime())
                .flatMap(admitted -> switch (admitted) {
                    case Admission.Refused _ -> Mono.just(GrantOutcome.POSTPONED);
                    case Admission.Admitted(Turn.Granted turn) ->
                        attempts.take(grant.grantId(), time)
                                .flatMap(held -> refresh(held, turn))
                                .defaultIfEmpty(GrantOutcome.UNDER_WAY)
                                .doFinally(_ -> turn.ended(Call.NOT_CALLED));
                });
    }

    private Mono<GrantOutcome> refresh(HeldGrant held, Turn.Granted turn) {
        var pair = open(held.grant());
        if (pair == null || time.tooLateToSend(held.sentAt())) {
            return attempts.end(held, false);
        }
        return klaviyo.refresh(pair.refreshToken()).flatMap(result -> {
            turn.ended(admission.heard(held.grant().grantId(), result));
            return conclude(held, pair, result);
        });
    }

    private Mono<GrantOutcome> conclude(HeldGrant held, TokenPair presented, TokenResult result) {
        return switch (result) {
            case TokenResult.Granted granted -> attempts.store(held, rotated(held, presented, granted.grant()));
            case TokenResult.Rejected rejected ->
                rejected.error().equals(AttemptEnd.INVALID_GRANT) && !admission.fleetInTrouble()
                        ? attempts.refuse(held)
                        : attempts.end(held, false);
            case TokenResult.Ambiguous _ -> attempts.end(held, true);
            case TokenResult.ClientRefused _, TokenResult.RateLimited _, TokenResult.Unreachable _ ->
                attempts.end(held, false);
        };
    }

    private RotatedGrant rotated(HeldGrant held, TokenPair presented, TokenGrant grant) {
        var refreshToken = grant.refreshToken() == null ? presented.refreshToken() : grant.refreshToken();
        var sealed = vault.sealGrant(held.grant().grantId(), new TokenPair(grant.accessToken(), refreshToken));
        var expiresAt = held.attempt().takenAt().plus(grant.expiresIn());
        return new RotatedGrant(sealed, expiresAt, held.attempt(), held.tookOver());
    }

    private @Nullable TokenPair open(Grant grant) {
        try {
            return grant.sealedTokens() == null ? null : vault.openGrant(grant.grantId(), grant.sealedTokens());
        } catch (SealBrokenException _) {
            return null;
        }
    }
}
