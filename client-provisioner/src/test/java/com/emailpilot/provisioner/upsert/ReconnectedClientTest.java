package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.clients.Write;
import com.emailpilot.vault.TokenVault;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a second grant of the account makes of its client: step P5. */
@NullUnmarked
final class ReconnectedClientTest {

    private final UpsertWorld world = new UpsertWorld();

    @BeforeEach
    void connect() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
    }

    @Test
    void cancelsARevocationThatHasNotStarted() {
        world.change(world.client(), disconnected());
        world.waitingGrant("g2", ADMIN);

        world.apply("g2");

        assertThat(world.client().oauth().revocation()).isNull();
        assertThat(world.client().oauth().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void makesTheNewTokensDueInTheirOwnTime() {
        world.change(world.client(), disconnected());
        world.waitingGrant("g2", ADMIN);

        world.apply("g2");

        var client = world.client();
        var claimedAt = world.grant("g2").time("claimed_at").orElseThrow();
        assertThat(client.oauth().rotation().nextRefreshAt())
                .isEqualTo(RefreshPolicy.nextRefreshAt(
                        client.clientId(), claimedAt, client.oauth().expiresAt()));
    }

    @Test
    void isWellFromTheFirstMoment() {
        var client = world.client();

        assertThat(client.health().ok()).isTrue();
        assertThat(client.health().scopesMissing()).containsExactly("lists:read");
        assertThat(client.health().idleExpiresAt())
                .isEqualTo(client.oauth().lastRefreshedAt().plus(Duration.ofDays(90)));
    }

    @Test
    void isWellAgainWhateverWasFoundBefore() {
        var unwell = new Changes().set("health.ok", false).set("health.reason", "unauthorized");
        world.change(world.client(), unwell);
        world.waitingGrant("g2", ADMIN);

        world.apply("g2");

        assertThat(world.client().health().ok()).isTrue();
        assertThat(world.client().health().reason()).isNull();
    }

    @Test
    void getsARecordOfItsOwnWhereSomebodyDeletedTheOldOne() {
        var deleted = world.client().clientId();
        delete(deleted);
        world.waitingGrant("g2", ADMIN);

        var outcome = world.apply("g2");

        var client = world.client();
        assertThat(outcome).isEqualTo(new ApplyOutcome.Created(client.clientId()));
        assertThat(client.clientId()).isNotEqualTo(deleted);
        assertThat(world.index().find("WBhXHN").block().clientId()).isEqualTo(client.clientId());
    }

    @Test
    void isOneClientAlsoWhereTwoGrantsMeetADeletedRecord() {
        delete(world.client().clientId());
        world.waitingGrant("g2", ADMIN);
        world.waitingGrant("g3", ADMIN);
        world.documents.beforeNextCommit(() -> world.apply("g3"));

        world.apply("g2");

        assertThat(world.ids("clients")).hasSize(1);
        assertThat(world.grant("g2").text("reason")).contains("superseded");
    }

    @Test
    void isFoundByTheIdOfTheDeletedRecord() {
        var deleted = world.client().clientId();
        delete(deleted);
        world.waitingGrant("g2", ADMIN, deleted);

        assertThat(world.apply("g2")).isInstanceOf(ApplyOutcome.Created.class);
    }

    @Test
    void hasItsTokensOpenedOnce() {
        List<String> calls = new ArrayList<>();
        world.waitingGrant("g2", ADMIN);

        world.applyGrant(recording(calls, world.vault)).apply("g2").block();

        assertThat(calls).containsExactly("openGrant", "sealClient");
    }

    private static TokenVault recording(List<String> calls, TokenVault vault) {
        return (TokenVault) Proxy.newProxyInstance(
                TokenVault.class.getClassLoader(), new Class<?>[] {TokenVault.class}, (_, method, arguments) -> {
                    calls.add(method.getName());
                    return method.invoke(vault, arguments);
                });
    }

    private void delete(String clientId) {
        world.documents
                .commit(List.of(new Write.Delete(ClientRecords.path(clientId))))
                .block();
    }

    private Changes disconnected() {
        return new Changes()
                .set("status", "disconnected")
                .set("oauth.state", "disconnected")
                .set("oauth.next_refresh_at", world.now())
                .set("oauth.revocation.refresh_token", "sealed")
                .set("oauth.revocation.generation", 1L)
                .set("oauth.revocation.token_version", 1L)
                .setServerTime("oauth.disconnected_at");
    }
}
