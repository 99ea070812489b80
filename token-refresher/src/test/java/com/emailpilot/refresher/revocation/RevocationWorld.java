package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.NewEscrow;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;

/** A client {@code c1} that a person disconnected, over a store and a Klaviyo in memory. */
@NullUnmarked
final class RevocationWorld {

    static final String CLIENT = "c1";

    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger attempts = new AtomicInteger();
    private Duration stallAtConflicts = Duration.ZERO;
    final InMemoryDocuments documents = new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.get()));
    final FakeKlaviyo klaviyo = new FakeKlaviyo();
    final WatchedKlaviyo watched = new WatchedKlaviyo(klaviyo);
    final TokenVault vault = TestVaults.ephemeral().tokens();
    final TokenEscrows escrows = new TokenEscrows(documents);
    private final RevokeGrant revokeGrant = new RevokeGrant(
            documents,
            vault,
            watched,
            new Conflicts(this::random),
            new StoppedTicker(nanos),
            () -> "attempt-" + attempts.incrementAndGet());

    /** Generation 2 at token version 3, due at once. */
    RevocationWorld disconnected() {
        store(new Changes()
                .set("oauth.state", "disconnected")
                .set("status", "disconnected")
                .set("oauth.generation", 2L)
                .set("oauth.token_version", 3L)
                .set("oauth.next_refresh_at", now())
                .set("oauth.disconnected_at", now())
                .set("oauth.revocation.refresh_token", sealed("refresh-1", 3))
                .set("oauth.revocation.generation", 2L)
                .set("oauth.revocation.token_version", 3L));
        return this;
    }

    RevocationOutcome revoke() {
        return revokeGrant.revoke(CLIENT).block();
    }

    ClientRecord client() {
        return new ClientRecords(documents).find(CLIENT).block();
    }

    /** The refresh tokens that Klaviyo was asked to revoke, in order. */
    List<String> revoked() {
        return klaviyo.calls().stream()
                .map(call -> ((FakeKlaviyo.Call.Revoke) call).token().reveal())
                .toList();
    }

    /** Somebody else changes the record. */
    void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path(CLIENT)))).block();
    }

    /** A refresh of that generation left these tokens in escrow. */
    void escrow(String attemptId, long generation, String refreshToken) {
        var attempt = new Attempt(attemptId, 3, now());
        var sealed = vault.sealClient(
                new TokenPlace(CLIENT, generation, 4),
                new TokenPair(new AccessToken("access-" + refreshToken), new RefreshToken(refreshToken)));
        documents
                .commit(List.of(escrows.create(
                        new NewEscrow(
                                CLIENT,
                                generation,
                                attempt,
                                sealed.accessToken(),
                                sealed.refreshToken(),
                                now().plusSeconds(3600),
                                Set.of()),
                        now())))
                .block();
    }

    String sealed(String refreshToken, long tokenVersion) {
        SealedTokens sealed = vault.sealClient(
                new TokenPlace(CLIENT, 2, tokenVersion),
                new TokenPair(new AccessToken("access"), new RefreshToken(refreshToken)));
        return sealed.refreshToken();
    }

    /** Time passes at the server. */
    void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    /** Each conflict takes this process so long. */
    void stallAtConflicts(Duration time) {
        stallAtConflicts = time;
    }

    /** Time passes in this process alone: it stood still, or the network did. */
    void stall(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    Instant now() {
        return Instant.ofEpochMilli(millis.get());
    }

    /** Asked for by the pause after a conflict. */
    private long random() {
        stall(stallAtConflicts);
        return 1;
    }

    private void store(Changes changes) {
        documents.commit(List.of(changes.create(ClientRecords.path(CLIENT)))).block();
    }
}
