package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.NewEscrow;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.refresher.attempt.AttemptFields;
import com.emailpilot.refresher.metrics.RotationMetrics;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Stores what Klaviyo granted, wherever it belongs by then: steps R3 and R3'. */
final class StoreTokens {

    /** Klaviyo may have spent the old tokens: these are held until the store takes them. */
    static final Retry UNTIL_STORED = Retry.fixedDelay(600, Duration.ofMillis(500));

    private final Documents documents;
    private final ClientCommits commits;
    private final LatestRecord latest;
    private final TokenEscrows escrows;
    private final TokenVault vault;
    private final RotationMetrics metrics;

    StoreTokens(RotationStore store) {
        this.documents = store.documents();
        this.commits = store.commits();
        this.latest = store.latest();
        this.escrows = store.escrows();
        this.vault = store.vault();
        this.metrics = store.metrics();
    }

    /**
     * @param presented the refresh token that was sent: it stays good where the answer holds none
     */
    Mono<RotationOutcome> store(Held held, RefreshToken presented, TokenGrant grant) {
        var tokens = new NewTokens(
                new TokenPair(grant.accessToken(), grant.refreshToken() == null ? presented : grant.refreshToken()),
                held.attempt().takenAt(),
                held.attempt().takenAt().plus(grant.expiresIn()),
                grant.scopes());
        return latest.decide(held, known -> store(held, tokens, known))
                .retryWhen(UNTIL_STORED)
                .defaultIfEmpty(new RotationOutcome.NothingToDo());
    }

    private Mono<RotationOutcome> store(Held held, NewTokens tokens, Known known) {
        var client = known.client();
        var decision = known.asHeld() ? new ResultPolicy.Store() : ResultPolicy.decide(held, client);
        return switch (decision) {
            case ResultPolicy.AlreadyStored _ ->
                Mono.just(new RotationOutcome.Rotated(client.oauth().tokenVersion()));
            case ResultPolicy.Store _ ->
                commits.store(rotated(held, tokens, known), known.updateTime())
                        .doOnSuccess(storedAt -> counted(client.oauth(), storedAt))
                        .thenReturn(new RotationOutcome.Rotated(client.oauth().tokenVersion() + 1));
            case ResultPolicy.Revoke _ ->
                commits.store(toBeRevoked(held, tokens, client), known.updateTime())
                        .thenReturn(new RotationOutcome.RevocationDue());
            case ResultPolicy.Drop _ -> Mono.just(new RotationOutcome.NothingToDo());
            case ResultPolicy.PutIntoEscrow _ -> putIntoEscrow(held, tokens, known);
        };
    }

    private void counted(Connection before, Instant storedAt) {
        var dueAt = before.rotation().nextRefreshAt();
        if (dueAt != null) {
            metrics.stored(Duration.between(dueAt, storedAt));
        }
        var expiredAt = before.expiresAt();
        if (expiredAt != null && expiredAt.isBefore(storedAt)) {
            metrics.withoutToken(Duration.between(expiredAt, storedAt));
        }
    }

    private ClientCommit rotated(Held held, NewTokens tokens, Known known) {
        var client = known.client();
        var commit = new ClientCommit(client, ClientStatus.ACTIVE, tokens.obtainedAt());
        tokens.writeInto(commit, client, vault);
        AttemptFields.ended(commit.changes(), held.attempt().id(), AttemptEnd.ROTATED, null)
                .set("oauth.state", ConnectionState.CONNECTED.word())
                .set("status", ClientStatus.ACTIVE.word())
                .remove("oauth.reason", "oauth.failures");
        if (aloneAtIt(held, known)) {
            commit.changes().remove("oauth.ambiguous_since");
        }
        if (client.oauth().state() != ConnectionState.CONNECTED) {
            commit.noticeable().telling(ConnectionRecovered::new);
        }
        return commit;
    }

    /** Whether no other request for these tokens may still arrive: nobody was taken over from, and nobody took over. */
    private static boolean aloneAtIt(Held held, Known known) {
        return !held.tookOver() && known.heldBy(held);
    }

    private ClientCommit toBeRevoked(Held held, NewTokens tokens, ClientRecord client) {
        var commit = new ClientCommit(client, client.status(), tokens.obtainedAt());
        var place = afterBase(held);
        AttemptFields.wasLast(commit.changes(), held.attempt().id(), AttemptEnd.ROTATED, null)
                .set(
                        "oauth.revocation.refresh_token",
                        vault.sealClient(place, tokens.pair()).refreshToken())
                .set("oauth.revocation.generation", place.generation())
                .set("oauth.revocation.token_version", place.tokenVersion())
                .set("oauth.next_refresh_at", tokens.obtainedAt());
        return commit;
    }

    private Mono<RotationOutcome> putIntoEscrow(Held held, NewTokens tokens, Known known) { // R3'
        return documents
                .read(TokenEscrows.path(held.clientId(), held.attempt()))
                .flatMap(snapshot -> {
                    if (snapshot.document() != null) { // only the answer to our commit was lost
                        return Mono.just(RotationOutcome.UnderWay.BEGUN);
                    }
                    var commit = new ClientCommit(known.client(), known.client().status(), tokens.obtainedAt());
                    commit.changes().set("oauth.escrowed", held.attempt().id());
                    commit.with(escrows.create(escrow(held, tokens), snapshot.readTime()));
                    return commits.store(commit, known.updateTime())
                            .doOnSuccess(_ -> metrics.escrowed())
                            .thenReturn(RotationOutcome.UnderWay.BEGUN);
                });
    }

    private NewEscrow escrow(Held held, NewTokens tokens) {
        SealedTokens sealed = vault.sealClient(afterBase(held), tokens.pair());
        return new NewEscrow(
                held.clientId(),
                held.generation(),
                held.attempt(),
                sealed.accessToken(),
                sealed.refreshToken(),
                tokens.expiresAt(),
                tokens.scopes());
    }

    private static TokenPlace afterBase(Held held) {
        var base = held.base();
        return new TokenPlace(base.clientId(), base.generation(), base.tokenVersion() + 1);
    }
}
