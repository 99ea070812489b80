package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Escrow;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.refresher.attempt.AttemptFields;
import com.emailpilot.refresher.metrics.RotationMetrics;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What {@code invalid_grant} means for a client: step R5. A live grant is never declared dead because of it. */
final class JudgeRefusal {

    private final ClientCommits commits;
    private final LatestRecord latest;
    private final TokenEscrows escrows;
    private final TokenVault vault;
    private final ServerTime time;
    private final RotationMetrics metrics;
    private final Duration confirmAfter;
    private final BooleanSupplier fleetInTrouble;

    JudgeRefusal(RotationStore store, ServerTime time, Duration confirmAfter, BooleanSupplier fleetInTrouble) {
        this.commits = store.commits();
        this.latest = store.latest();
        this.escrows = store.escrows();
        this.vault = store.vault();
        this.time = time;
        this.metrics = store.metrics();
        this.confirmAfter = confirmAfter;
        this.fleetInTrouble = fleetInTrouble;
    }

    /**
     * @param presented the stored refresh token, which Klaviyo refused
     */
    Mono<RotationOutcome> judge(Held held, RefreshToken presented) {
        return latest.decide(held, known -> known.heldBy(held) ? judge(held, presented, known) : stopped(held, known))
                .defaultIfEmpty(new RotationOutcome.NothingToDo());
    }

    private Mono<RotationOutcome> judge(Held held, RefreshToken presented, Known known) {
        return escrows.of(held.clientId(), held.generation())
                .map(found ->
                        firstOther(found, presented, known.client().oauth().lastRefreshedAt()))
                .flatMap(
                        found -> found.map(better -> adopt(held, better, known)).orElseGet(() -> count(held, known)));
    }

    /** (a) Somebody took the attempt over, or only the answer to our own commit was lost. */
    private static Mono<RotationOutcome> stopped(Held held, Known known) {
        var oauth = known.client().oauth();
        var last = oauth.rotation().lastAttempt();
        if (last == null || !known.endedBy(held)) {
            return Mono.just(RotationOutcome.UnderWay.BEGUN);
        }
        return Mono.just(
                oauth.alive()
                        ? new RotationOutcome.Postponed(last.outcome(), last.retryAt())
                        : new RotationOutcome.Ended(oauth.state()));
    }

    /** (b) Tokens in escrow that are not the refused ones, the newest first. */
    private Mono<RotationOutcome> adopt(Held held, OpenedEscrow better, Known known) {
        var client = known.client();
        var commit = new ClientCommit(client, client.status(), time.now(held));
        better.tokens().writeInto(commit, client, vault);
        AttemptFields.ended(commit.changes(), held.attempt().id(), AttemptEnd.ADOPTED, null)
                .set("oauth.last_refreshed_at", client.oauth().lastRefreshedAt()); // the others in escrow still count
        commit.with(escrows.forgotten(better.escrow()));
        return commits.store(commit, known.updateTime())
                .doOnSuccess(_ -> metrics.adopted())
                .thenReturn(new RotationOutcome.Rotated(client.oauth().tokenVersion() + 1));
    }

    /** (c) */
    private Mono<RotationOutcome> count(Held held, Known known) {
        var now = time.now(held);
        var rotation = known.client().oauth().rotation();
        return switch (RefusalPolicy.decide(rotation, now, confirmAfter, fleetInTrouble.getAsBoolean())) {
            case RefusalPolicy.Confirm(Instant at) -> postpone(held, known, at);
            case RefusalPolicy.WaitForTheFleet(Instant until) ->
                postpone(held, known, until).doOnSuccess(_ -> metrics.verdictDelayed());
            case RefusalPolicy.Declare(ConnectionState state) ->
                declare(held, known, held.tookOver() ? ConnectionState.ROTATION_LOST : state);
        };
    }

    private Mono<RotationOutcome> postpone(Held held, Known known, Instant until) {
        var now = time.now(held);
        var earlier = known.client().oauth().rotation().invalidGrant();
        var commit = new ClientCommit(known.client(), known.client().status(), now);
        AttemptFields.ended(commit.changes(), held.attempt().id(), AttemptEnd.REFUSED, until)
                .set("oauth.invalid_grant.count", earlier == null ? 1 : earlier.count() + 1)
                .set("oauth.invalid_grant.first_at", earlier == null ? now : earlier.firstAt())
                .set("oauth.next_refresh_at", until);
        return commits.store(commit, known.updateTime())
                .thenReturn(new RotationOutcome.Postponed(AttemptEnd.REFUSED, until));
    }

    private Mono<RotationOutcome> declare(Held held, Known known, ConnectionState verdict) {
        var reason = verdict == ConnectionState.ROTATION_LOST ? "rotation_lost" : "revoked";
        var commit = new ClientCommit(known.client(), verdict.status(), time.now(held))
                .noticeable()
                .telling(state -> new ReauthorizationRequired(state, reason));
        AttemptFields.ended(commit.changes(), held.attempt().id(), AttemptEnd.REFUSED, null)
                .set("oauth.state", verdict.word())
                .set("oauth.reason", reason)
                .set("status", verdict.status().word())
                .remove("oauth.next_refresh_at", "oauth.failures");
        return commits.store(commit, known.updateTime())
                .doOnSuccess(_ -> metrics.verdict(verdict.word()))
                .thenReturn(new RotationOutcome.Ended(verdict));
    }

    /** What was put there before the refused token was even asked for is older than it, and spent for sure. */
    private Optional<OpenedEscrow> firstOther(List<Escrow> found, RefreshToken refused, @Nullable Instant askedForAt) {
        return found.stream()
                .filter(escrow -> askedForAt == null || escrow.receivedAt().isAfter(askedForAt))
                .flatMap(escrow -> opened(escrow).stream())
                .filter(opened -> !opened.tokens().pair().refreshToken().equals(refused))
                .findFirst();
    }

    private Optional<OpenedEscrow> opened(Escrow escrow) {
        try {
            var place = new TokenPlace(escrow.clientId(), escrow.generation(), escrow.tokenVersion());
            TokenPair pair = vault.openClient(place, new SealedTokens(escrow.accessToken(), escrow.refreshToken()));
            var tokens = new NewTokens(pair, escrow.receivedAt(), escrow.expiresAt(), Set.copyOf(escrow.scopes()));
            return Optional.of(new OpenedEscrow(escrow, tokens));
        } catch (SealBrokenException _) {
            return Optional.empty(); // what no key opens helps nobody; it stays for whoever brings the key back
        }
    }

    private record OpenedEscrow(Escrow escrow, NewTokens tokens) {}
}
