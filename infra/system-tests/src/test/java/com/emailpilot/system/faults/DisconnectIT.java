package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A disconnected client is revoked at Klaviyo, whatever happens meanwhile, and comes back when somebody connects it again. */
@ExtendWith(RunningSystem.class)
final class DisconnectIT {

    private final SystemUnderTest system;
    private final AdminSession admin;
    private final ConnectedClient client;

    DisconnectIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
        this.client = ConnectedClient.of(system);
    }

    @AfterEach
    void heal() {
        system.part(LocalSystem.REFRESHER).signal("CONT");
        system.sandbox().heal();
    }

    @Test
    void revokesTheGrantAndConnectsTheSameClientAgain() {
        var answer = admin.disconnect(client.id());
        client.sweepUntil(DisconnectIT::isRevoked);
        var disconnected = client.document();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(disconnected.text("status")).isEqualTo("disconnected");
        assertThat(disconnected.find("oauth.access_token")).isEmpty();
        assertThat(disconnected.find("oauth.refresh_token")).isEmpty();
        assertThat(system.sandbox().ledger(client.account()))
                .noneMatch(row -> row.path("live").asBoolean());
        assertThat(revocations()).isOne();
        assertThat(admin.connect(client.account())).isEqualTo(CONNECTED);
        client.awaitThat(document -> document.number("oauth.generation") == 2);
        assertThat(client.document().text("status")).isEqualTo("active");
    }

    @Test
    void isNotRevokedWhenSomebodyConnectsItAgainBeforeTheRevocationBegins() { // F51
        system.part(LocalSystem.REFRESHER).signal("STOP");
        admin.disconnect(client.id());

        assertThat(admin.connect(client.account())).isEqualTo(CONNECTED);
        client.awaitThat(document -> document.number("oauth.generation") == 2);
        system.part(LocalSystem.REFRESHER).signal("CONT");

        client.rotate();
        assertThat(revocations()).isZero();
        assertThat(client.state()).isEqualTo("connected");
    }

    @Test
    void neverLosesANewConnectionToASlowRevocation() { // F51
        system.sandbox().fault(client.account(), "revoke", Map.of("kind", "delay", "delay", "PT4S", "times", 1));
        admin.disconnect(client.id());
        await().atMost(ConnectedClient.PATIENCE).until(() -> revocations() == 1);

        var landing = admin.connect(client.account());
        client.sweepUntil(DisconnectIT::isRevoked);
        await().atMost(ConnectedClient.PATIENCE).until(this::isDecided);
        var refused = client.document().number("oauth.generation") == 1;
        if (refused) {
            admin.connect(client.account());
        }

        client.awaitThat(document -> document.number("oauth.generation") == 2);
        assertThat(landing).isEqualTo(CONNECTED);
        assertThat(client.state()).isEqualTo("connected");
        System.out.println("F51: connected again during a revocation, which was "
                + (refused ? "refused, and lived the second time" : "applied"));
    }

    private boolean isDecided() {
        return FirestoreDump.of(system)
                .collection("grants", grant -> grant.text("status").equals("WAITING"))
                .isEmpty();
    }

    private static boolean isRevoked(StoredDocument document) {
        return document.find("oauth.revoked_at").isPresent()
                && document.find("oauth.revocation").isEmpty();
    }

    private long revocations() {
        return system.sandbox().requests(client.account()).stream()
                .filter(request -> request.path("endpoint").asString().equals("revoke"))
                .count();
    }
}
