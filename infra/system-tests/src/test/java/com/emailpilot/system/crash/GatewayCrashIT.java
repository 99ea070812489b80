package com.emailpilot.system.crash;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1 to F4: a gateway dies in the middle of a callback, and another one of the same system goes on. */
@ExtendWith(RunningSystem.class)
final class GatewayCrashIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern STATE = Pattern.compile("state=([^&]+)");

    private final SystemUnderTest system;
    private final AdminSession admin;
    private final String account;

    GatewayCrashIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
        this.account = system.sandbox().newAccount(1, 1);
    }

    @Test
    void burnsTheFlowWhenKilledAfterTheClaim() { // F1
        var callback = callbackThatKills("C1.after");

        assertThat(admin.copy().land(callback)).isEqualTo("/admin/clients");
        assertThat(admin.connect(account)).isEqualTo(CONNECTED);
        awaitClient();
        assertThat(exchanges()).isOne();
    }

    @Test
    void losesOnlyAnOrphanGrantWhenKilledAfterTheExchange() { // F2
        var callback = callbackThatKills("C3.before");

        assertThat(admin.copy().land(callback)).isEqualTo("/admin/clients");
        assertThat(admin.connect(account)).isEqualTo(CONNECTED);
        awaitClient();
        assertThat(exchanges()).isEqualTo(2);
    }

    @Test
    void finishesWithoutThePersonWhenKilledAfterTheCommit() { // F3
        var callback = callbackThatKills("C3.after");

        awaitClient();
        assertThat(system.taps().messages("klaviyo-connected", grantId(callback)))
                .isNotEmpty();
        assertThat(admin.land(callback)).isEqualTo(CONNECTED);
        assertThat(exchanges()).isOne();
    }

    @Test
    void publishesAgainWithTheSameIdWhenKilledBeforeTheMark() { // F4
        var callback = callbackThatKills("C4.mark");

        awaitClient();
        await().atMost(PATIENCE)
                .until(() -> system.taps()
                                .messages("klaviyo-connected", grantId(callback))
                                .size()
                        > 1);
        assertThat(system.taps().messages("klaviyo-connected", grantId(callback)))
                .extracting(tapped -> tapped.event().id())
                .containsOnly(system.taps()
                        .messages("klaviyo-connected", grantId(callback))
                        .getFirst()
                        .event()
                        .id());
        assertThat(system.taps().messages("client-created", account)).hasSize(1);
    }

    @Test
    void finishesADisconnectWhenKilledBetweenItsCommitAndItsAnswer() { // D1
        var client = ConnectedClient.of(system);
        var doomed = system.instances().gatewayThatDiesAt("D1.after");

        assertThatThrownBy(() -> admin.at(doomed.url()).disconnect(client.id())).isNotNull();

        client.sweepUntil(document -> document.find("oauth.revoked_at").isPresent());
        assertThat(doomed.isAlive()).isFalse();
        await().atMost(PATIENCE)
                .until(() -> !system.taps()
                        .messages("client-disconnected", client.account())
                        .isEmpty());
        assertThat(system.sandbox().ledger(client.account()))
                .noneMatch(row -> row.path("live").asBoolean());
    }

    /** The answer goes to a gateway that dies of it; the usual one lives on. */
    private String callbackThatKills(String step) {
        var doomed = system.instances().gatewayThatDiesAt(step);
        var callback = admin.allow(admin.start(), account);
        sendTo(doomed, callback);
        await().atMost(PATIENCE).until(() -> !doomed.isAlive());
        return callback;
    }

    private void sendTo(LocalPart doomed, String callback) {
        try {
            admin.at(doomed.url()).land(callback);
        } catch (UncheckedIOException _) {
            // the gateway hung up, as it should
        }
    }

    private void awaitClient() {
        await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent);
    }

    private long exchanges() {
        return system.sandbox().requests(account).stream()
                .filter(request -> request.path("endpoint").asString().equals("token.code"))
                .count();
    }

    private static String grantId(String callback) {
        var state = STATE.matcher(callback);
        return state.find() ? Fingerprint.of(state.group(1)) : callback;
    }
}
