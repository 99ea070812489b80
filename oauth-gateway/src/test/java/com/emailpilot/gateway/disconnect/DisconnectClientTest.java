package com.emailpilot.gateway.disconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.DuePage.Due;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.clients.Revocation;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.disconnect.DisconnectOutcome.AlreadyDisconnected;
import com.emailpilot.gateway.disconnect.DisconnectOutcome.ConnectedAnew;
import com.emailpilot.gateway.disconnect.DisconnectOutcome.Disconnected;
import com.emailpilot.gateway.disconnect.DisconnectOutcome.Gone;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Step D1: one commit, for the connection that the person saw. */
@NullUnmarked
final class DisconnectClientTest {

    private static final String ADMIN = "admin@example.com";
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger commitIds = new AtomicInteger();
    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final InMemoryBus bus = InMemoryBus.holding();
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "oauth-gateway");
    private final DisconnectClient disconnectClient = new DisconnectClient(
            documents,
            outbox,
            new OutboxRelay(outbox, bus),
            new Conflicts(new Random(1)),
            () -> "commit-" + commitIds.incrementAndGet());

    @BeforeEach
    void connect() {
        TestRecords.connected(documents, "c1", ADMIN, TIME);
    }

    @Test
    void takesTheTokensOutOfUseAndLeavesTheGrantToBeRevoked() {
        var outcome = disconnect(1);

        var client = client();
        assertThat(outcome).isInstanceOf(Disconnected.class);
        assertThat(client.status()).isEqualTo(ClientStatus.DISCONNECTED);
        assertThat(client.oauth().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(client.oauth().accessToken()).isNull();
        assertThat(client.oauth().refreshToken()).isNull();
        assertThat(client.oauth().expiresAt()).isNull();
        assertThat(client.oauth().disconnectedAt()).isNotNull();
        assertThat(client.oauth().revocation()).isEqualTo(new Revocation("canary-sealed-refresh", 1, 1, null));
        assertThat(client.updatedAt()).isAfterOrEqualTo(TIME);
    }

    @Test
    void endsWhateverWasUnderWayWithTheOldTokens() {
        change(new Changes()
                .set("oauth.attempt.base_version", 1L)
                .set("oauth.attempt.taken_at", TIME)
                .set("oauth.invalid_grant.count", 1L)
                .set("oauth.invalid_grant.first_at", TIME)
                .set("oauth.failures", 7L));

        disconnect(1);

        var rotation = client().oauth().rotation();
        assertThat(rotation.attempt()).isNull();
        assertThat(rotation.invalidGrant()).isNull();
        assertThat(rotation.failures()).isZero();
    }

    @Test
    void letsTheSweepFindTheRevocationAtOnce() {
        disconnect(1);

        var records = new ClientRecords(documents);
        var now = records.read("c1").block().readTime();
        var due = records.due(RefreshPolicy.shard("c1"), now, 10, null).block();
        assertThat(due.clients()).extracting(Due::clientId).containsExactly("c1");
    }

    @Test
    void tellsOfItOnce() {
        disconnect(1);

        assertThat(bus.publishedEvents()).singleElement().isInstanceOfSatisfying(ClientDisconnected.class, event -> {
            assertThat(event.disconnectedBy()).isEqualTo(ADMIN);
            assertThat(event.client().status()).isEqualTo(ClientStatus.DISCONNECTED);
            assertThat(event.client().seq()).isEqualTo(2);
        });
        assertThat(client().oauth().seq()).isEqualTo(2);
    }

    @Test
    void storesTheEventWithTheStateOrNeither() {
        documents.failNextCommit();

        assertThatThrownBy(() -> disconnect(1)).isInstanceOf(UncheckedIOException.class);

        assertThat(client().oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(documents.dump().keySet())
                .noneMatch(path -> path.collection().equals("events"));
    }

    @Test
    void leavesAnEventBehindThatTheRelayFindsWhenItCouldNotBePublished() {
        bus.failNextPublications(1);

        disconnect(1);

        assertThat(documents.dump().keySet()).anyMatch(path -> path.collection().equals("outbox"));
    }

    @Test
    void writesNothingForAConnectionThatThePersonDidNotSee() {
        int commits = documents.commits();

        assertThat(disconnect(7)).isEqualTo(new ConnectedAnew());

        assertThat(documents.commits()).isEqualTo(commits);
    }

    @Test
    void leavesAConnectionAloneThatCameInBetween() {
        documents.beforeNextCommit(
                () -> change(new Changes().set("oauth.generation", 2L).set("oauth.token_version", 2L)));

        var outcome = disconnect(1);

        assertThat(outcome).isEqualTo(new ConnectedAnew());
        assertThat(client().oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(client().oauth().refreshToken()).isNotNull();
    }

    @Test
    void revokesTheTokenThatARotationStoredInBetween() {
        documents.beforeNextCommit(() -> change(
                new Changes().set("oauth.token_version", 2L).set("oauth.refresh_token", "sealed-for-version-2")));

        disconnect(1);

        assertThat(client().oauth().revocation()).isEqualTo(new Revocation("sealed-for-version-2", 1, 2, null));
    }

    @Test
    void recognisesItsOwnCommitWhenTheAnswerWasLost() {
        documents.loseNextAnswer();

        assertThat(disconnect(1)).isInstanceOf(Disconnected.class);

        assertThat(client().oauth().seq()).isEqualTo(2);
    }

    @Test
    void tellsItsOwnCommitFromThatOfAnother() {
        documents.beforeNextCommit(() -> disconnect(1));

        assertThat(disconnect(1)).isInstanceOf(AlreadyDisconnected.class);

        assertThat(client().oauth().seq()).isEqualTo(2);
    }

    @Test
    void doesNothingASecondTime() {
        disconnect(1);
        int commits = documents.commits();

        assertThat(disconnect(1)).isInstanceOf(AlreadyDisconnected.class);

        assertThat(documents.commits()).isEqualTo(commits);
    }

    /** Klaviyo may still hold the grant for a good one, and the app for installed. */
    @ParameterizedTest
    @ValueSource(strings = {"degraded", "needs_reauthorization", "rotation_lost"})
    void givesUpWhatDoesNotWorkAsWell(String state) {
        change(new Changes().set("oauth.state", state).set("oauth.reason", "because"));

        assertThat(disconnect(1)).isInstanceOf(Disconnected.class);

        assertThat(client().oauth().revocation()).isNotNull();
        assertThat(client().oauth().reason()).isNull();
    }

    @Test
    void revokesNothingWhereThereIsNoToken() {
        change(new Changes().remove("oauth.refresh_token").set("oauth.next_refresh_at", TIME));

        disconnect(1);

        assertThat(client().oauth().revocation()).isNull();
        assertThat(client().oauth().rotation().nextRefreshAt()).isNull();
    }

    @Test
    void knowsNoClientThatIsGone() {
        assertThat(disconnectClient.disconnect("nowhere", ADMIN, 1).block()).isEqualTo(new Gone());
    }

    private DisconnectOutcome disconnect(long generation) {
        return disconnectClient.disconnect("c1", ADMIN, generation).block();
    }

    private ClientRecord client() {
        return new ClientRecords(documents).find("c1").block();
    }

    private void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path("c1")))).block();
    }
}
