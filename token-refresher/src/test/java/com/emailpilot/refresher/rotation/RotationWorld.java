package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.refresher.metrics.InMemoryRotationMetrics;
import com.emailpilot.refresher.pace.ClientBucket;
import com.emailpilot.refresher.pace.FleetGuard;
import com.emailpilot.refresher.pace.Pace;
import com.emailpilot.refresher.pace.PaceProperties;
import com.emailpilot.refresher.revocation.RevokeGrant;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;

/** A refresher over a store, a bus and a Klaviyo in memory, and one connected client. */
@NullUnmarked
final class RotationWorld {

    static final String CLIENT = "c1";
    static final Duration LIFETIME = Duration.ofHours(1);
    static final Duration CONFIRM_AFTER = Duration.ofSeconds(60);

    private static final EventCodec CODEC = new EventCodec();

    private final AtomicLong millis = new AtomicLong(1_767_225_600_000L);
    final InMemoryDocuments documents = new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.addAndGet(10)));
    final InMemoryBus bus = InMemoryBus.holding();
    final FakeKlaviyo klaviyo = new FakeKlaviyo();
    final TokenVault vault = TestVaults.ephemeral().tokens();
    final ClientRecords clients = new ClientRecords(documents);
    final Grants grants = new Grants(documents);
    final TokenEscrows escrows = new TokenEscrows(documents);
    final InMemoryRotationMetrics metrics = new InMemoryRotationMetrics();
    final Ticker ticker = ticker();
    final FleetGuard fleet = new FleetGuard(ticker);
    private final Conflicts conflicts = new Conflicts(new Random(1));
    private final Outbox outbox = new Outbox(documents, CODEC, "token-refresher");
    private final OutboxRelay relay = new OutboxRelay(outbox, bus);

    /** A process of its own: no memory is shared with another one. */
    RotateTokens refresher() {
        return refresher(admission());
    }

    RotateTokens refresher(Admission admission) {
        var configuration = new RotationConfiguration();
        var commits = configuration.clientCommits(documents, outbox, relay);
        var store = configuration.rotationStore(documents, clients, commits, conflicts, vault, metrics);
        var steps = configuration.rotationSteps(store, time(), new RotationProperties(CONFIRM_AFTER), admission);
        return configuration.rotateTokens(clients, vault, klaviyo, steps, admission);
    }

    RotateGrant grantRefresher() {
        var configuration = new RotationConfiguration();
        var attempts = configuration.grantAttempts(documents, conflicts, outbox, relay);
        return configuration.rotateGrant(attempts, vault, klaviyo, admission(), time());
    }

    RevokeGrant revokeGrant() {
        return new RevokeGrant(documents, vault, klaviyo, conflicts, ticker, () -> "a1");
    }

    SweepDueClients sweep() {
        return sweep(documents);
    }

    SweepDueClients sweep(Documents store) {
        return new SweepDueClients(new ClientRecords(store), CODEC, bus, ticker);
    }

    Admission admission() {
        return new Admission(new Pace(PaceProperties.defaults(), ticker), new ClientBucket(ticker), fleet);
    }

    private ServerTime time() {
        return new ServerTime(ticker, new Random(1));
    }

    RotationOutcome rotate() {
        return refresher().rotate(CLIENT, due()).block();
    }

    Wish due() {
        return new Wish.Due(oauth().tokenVersion());
    }

    /** A client whose tokens are due now; its refresh token is {@code refresh-0}. */
    void dueClient() {
        client(CLIENT);
        pass(Duration.ofMinutes(55));
    }

    /** A client that was connected just now. */
    void client(String clientId) {
        var place = new TokenPlace(clientId, 1, 1);
        var pair = new TokenPair(new AccessToken("access-0"), new RefreshToken("refresh-0"));
        documents
                .commit(List.of(ConnectedRecord.fields(clientId, vault.sealClient(place, pair), now())
                        .create(ClientRecords.path(clientId))))
                .block();
    }

    ClientRecord client() {
        return clients.find(CLIENT).block();
    }

    Connection oauth() {
        return client().oauth();
    }

    TokenPair stored() {
        var oauth = oauth();
        return vault.openClient(
                new TokenPlace(CLIENT, oauth.generation(), oauth.tokenVersion()),
                new SealedTokens(oauth.accessToken(), oauth.refreshToken()));
    }

    /** Somebody else changes the record. */
    void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path(CLIENT)))).block();
    }

    /** An attempt that somebody else has taken. */
    void attemptOf(String other) {
        change(new Changes()
                .set("oauth.attempt.id", other)
                .set("oauth.attempt.base_version", oauth().tokenVersion())
                .setServerTime("oauth.attempt.taken_at"));
    }

    /** The person who disconnected it: step D1. */
    void disconnect() {
        var oauth = oauth();
        change(new Changes()
                .set("oauth.state", "disconnected")
                .set("status", "disconnected")
                .set("oauth.seq", oauth.seq() + 1)
                .set("oauth.revocation.refresh_token", oauth.refreshToken())
                .set("oauth.revocation.generation", oauth.generation())
                .set("oauth.revocation.token_version", oauth.tokenVersion())
                .remove("oauth.access_token", "oauth.refresh_token", "oauth.attempt", "oauth.next_refresh_at"));
    }

    void pass(Duration duration) {
        millis.addAndGet(duration.toMillis());
    }

    Instant now() {
        return documents.read(new DocumentPath("clock", "now")).block().readTime();
    }

    /** Types of the client's events, oldest first. */
    List<String> events() {
        return documents.dump().values().stream()
                .filter(document -> document.path().collection().equals("events"))
                .sorted((one, other) -> Long.compare(
                        one.number("seq").orElse(0L), other.number("seq").orElse(0L)))
                .map(document -> document.text("type").orElse(""))
                .map(type -> type.replaceAll("com\\.emailpilot\\.|\\.v1", ""))
                .toList();
    }

    int calls() {
        return klaviyo.calls().size();
    }

    private Ticker ticker() {
        return new Ticker() {
            @Override
            public long read() {
                return TimeUnit.MILLISECONDS.toNanos(millis.get());
            }
        };
    }
}
