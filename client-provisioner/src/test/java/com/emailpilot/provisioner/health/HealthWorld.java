package com.emailpilot.provisioner.health;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Health;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TestAccounts;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.provisioner.klaviyo.WantedScopes;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import reactor.test.StepVerifier;

/** One connected client, and probes over a store, a bus and a Klaviyo in memory. */
@NullUnmarked
public final class HealthWorld {

    public static final String CLIENT = "6f1f9a1e-3c0b-4a55-9b0e-6c1d5c1b7a01";

    private final AtomicLong millis = new AtomicLong(1_767_225_600_000L);
    public final InMemoryDocuments documents = new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.addAndGet(10)));
    public final InMemoryBus bus = InMemoryBus.holding();
    public final FakeKlaviyo klaviyo = new FakeKlaviyo();
    public final TokenVault vault = TestVaults.ephemeral().tokens();
    public final ClientRecords clients = new ClientRecords(documents);
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final RefreshHints hints = new RefreshHints(new EventCodec(), bus, Clock.systemUTC());

    public HealthWorld() {
        rotate(1, "access-1");
    }

    public HealthProbes probes() {
        return new HealthProbes(probeConnection(), new HealthMetrics(meters));
    }

    ProbeOutcome probe() {
        var outcomes = new AtomicReference<ProbeOutcome>();
        StepVerifier.withVirtualTime(() -> probeConnection().probe(CLIENT).doOnNext(outcomes::set))
                .thenAwait(Duration.ofMinutes(1))
                .expectNextCount(1)
                .verifyComplete();
        return outcomes.get();
    }

    ProbeConnection probeConnection() {
        var outbox = new Outbox(documents, new EventCodec(), "client-provisioner");
        var wanted = new WantedScopes(List.of("accounts:read", "lists:read"));
        var commits = new HealthCommits(
                documents, outbox, new OutboxRelay(outbox, bus), wanted, new Conflicts(new Random(1)));
        return new ProbeConnection(clients, vault, klaviyo, hints, commits);
    }

    /** The refresher stores other tokens; version 1 makes the client. */
    void rotate(long version, String accessToken) {
        var tokens = new TokenPair(new AccessToken(accessToken), new RefreshToken("refresh"));
        var sealed = vault.sealClient(new TokenPlace(CLIENT, 1, version), tokens);
        var rotated = new Changes()
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("oauth.expires_at", now().plus(Duration.ofHours(1)))
                .set("oauth.last_refreshed_at", now())
                .set("oauth.token_version", version)
                .set("oauth.state", "connected");
        if (version > 1) {
            change(rotated);
            return;
        }
        var account = TestAccounts.exampleOrg();
        documents
                .commit(List.of(rotated.set("display_name", account.accountName())
                        .set("status", "active")
                        .set("klaviyo.account_id", account.accountId())
                        .set("klaviyo.account_name", account.accountName())
                        .set("oauth.scopes", List.of("accounts:read", "lists:read"))
                        .set("oauth.generation", 1L)
                        .set("oauth.seq", 1L)
                        .setServerTime("updated_at")
                        .create(ClientRecords.path(CLIENT))))
                .block();
    }

    void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path(CLIENT)))).block();
    }

    ClientRecord client() {
        return clients.find(CLIENT).block();
    }

    Health health() {
        return client().health();
    }

    Instant now() {
        return Instant.ofEpochMilli(millis.get());
    }
}
