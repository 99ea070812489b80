package com.emailpilot.gateway.disconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.DuePage.Due;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.clients.Revocation;
import com.emailpilot.clients.disconnect.DisconnectOutcome.AlreadyDisconnected;
import com.emailpilot.clients.disconnect.DisconnectOutcome.ConnectedAnew;
import com.emailpilot.clients.disconnect.DisconnectOutcome.Disconnected;
import com.emailpilot.clients.disconnect.DisconnectOutcome.Gone;
import com.emailpilot.clients.disconnect.DisconnectOutcome.OfFirstVersion;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.gateway.TestRecords;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Step D1: one commit, for the connection that the person saw. */
@NullUnmarked
final class DisconnectClientTest {

    private static final AuditFilter NO_FILTER = new AuditFilter(null, null, null, null, null);

    private final DisconnectWorld world = new DisconnectWorld();

    @Test
    void takesTheTokensOutOfUseAndLeavesTheGrantToBeRevoked() {
        var outcome = world.disconnect(1);

        var client = world.client();
        assertThat(outcome).isInstanceOf(Disconnected.class);
        assertThat(client.status()).isEqualTo(ClientStatus.DISCONNECTED);
        assertThat(client.oauth().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(client.oauth().accessToken()).isNull();
        assertThat(client.oauth().refreshToken()).isNull();
        assertThat(client.oauth().expiresAt()).isNull();
        assertThat(client.oauth().disconnectedAt()).isNotNull();
        assertThat(client.oauth().revocation()).isEqualTo(new Revocation("canary-sealed-refresh", 1, 1, null));
        assertThat(client.updatedAt()).isAfterOrEqualTo(DisconnectWorld.CONNECTED_AT);
    }

    @Test
    void endsWhateverWasUnderWayWithTheOldTokens() {
        world.change(new Changes()
                .set("oauth.attempt.base_version", 1L)
                .set("oauth.attempt.taken_at", DisconnectWorld.CONNECTED_AT)
                .set("oauth.invalid_grant.count", 1L)
                .set("oauth.invalid_grant.first_at", DisconnectWorld.CONNECTED_AT)
                .set("oauth.failures", 7L));

        world.disconnect(1);

        var rotation = world.client().oauth().rotation();
        assertThat(rotation.attempt()).isNull();
        assertThat(rotation.invalidGrant()).isNull();
        assertThat(rotation.failures()).isZero();
    }

    @Test
    void letsTheSweepFindTheRevocationAtOnce() {
        world.disconnect(1);

        var records = new ClientRecords(world.documents);
        var now = records.read("c1").block().readTime();
        var due = records.due(RefreshPolicy.shard("c1"), now, 10, null).block();
        assertThat(due.clients()).extracting(Due::clientId).containsExactly("c1");
    }

    @Test
    void tellsOfItOnce() {
        world.disconnect(1);

        assertThat(world.bus.publishedEvents())
                .singleElement()
                .isInstanceOfSatisfying(ClientDisconnected.class, event -> {
                    assertThat(event.disconnectedBy()).isEqualTo(DisconnectWorld.ADMIN);
                    assertThat(event.client().status()).isEqualTo(ClientStatus.DISCONNECTED);
                    assertThat(event.client().seq()).isEqualTo(2);
                });
        assertThat(world.client().oauth().seq()).isEqualTo(2);
    }

    @Test
    void leavesOneRowInTheAuditTrail() {
        world.disconnect(1);
        world.disconnect(1);

        var rows = new AuditRows(world.documents).all(NO_FILTER).collectList().block();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo("disconnected");
            assertThat(row.actor()).isEqualTo(DisconnectWorld.ADMIN);
            assertThat(row.clientId()).isEqualTo("c1");
            assertThat(row.toString()).doesNotContain("canary");
        });
    }

    @Test
    void writesNothingForAConnectionThatThePersonDidNotSee() {
        int commits = world.documents.commits();

        assertThat(world.disconnect(7)).isEqualTo(new ConnectedAnew());

        assertThat(world.documents.commits()).isEqualTo(commits);
    }

    @Test
    void doesNothingASecondTime() {
        world.disconnect(1);
        int commits = world.documents.commits();

        assertThat(world.disconnect(1)).isInstanceOf(AlreadyDisconnected.class);

        assertThat(world.documents.commits()).isEqualTo(commits);
    }

    /** Klaviyo may still hold the grant for a good one, and the app for installed. */
    @ParameterizedTest
    @ValueSource(strings = {"degraded", "needs_reauthorization", "rotation_lost"})
    void givesUpWhatDoesNotWorkAsWell(String state) {
        world.change(new Changes().set("oauth.state", state).set("oauth.reason", "because"));

        assertThat(world.disconnect(1)).isInstanceOf(Disconnected.class);

        assertThat(world.client().oauth().revocation()).isNotNull();
        assertThat(world.client().oauth().reason()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void leavesAConnectionOfTheFirstVersionAsItIs(long generation) {
        TestRecords.ofFirstVersion(world.documents, "c1");
        int commits = world.documents.commits();

        assertThat(world.disconnect(generation)).isEqualTo(new OfFirstVersion());

        assertThat(world.documents.commits()).isEqualTo(commits);
    }

    @Test
    void revokesNothingWhereThereIsNoToken() {
        world.change(
                new Changes().remove("oauth.refresh_token").set("oauth.next_refresh_at", DisconnectWorld.CONNECTED_AT));

        world.disconnect(1);

        assertThat(world.client().oauth().revocation()).isNull();
        assertThat(world.client().oauth().rotation().nextRefreshAt()).isNull();
    }

    @Test
    void knowsNoClientThatIsGone() {
        assertThat(world.disconnect("nowhere")).isEqualTo(new Gone());
    }
}
