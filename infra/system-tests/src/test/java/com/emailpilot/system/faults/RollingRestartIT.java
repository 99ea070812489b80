package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.Invariants;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.Versions;
import com.emailpilot.system.scenario.ConnectedClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F47: old and new versions of the services run together, while one is put in the other's place and back. */
@Tag("faults")
final class RollingRestartIT {

    private static final List<String> SERVICES =
            List.of(LocalSystem.PROVISIONER, LocalSystem.REFRESHER, LocalSystem.GATEWAY);

    @Test
    void readsWhatTheOtherVersionWrote() {
        assumeTrue(OlderVersion.isKnown(), "not run: this checkout has no history (git fetch --unshallow)");
        var versions = Versions.with(OlderVersion.built());
        try (var system = SystemUnderTest.startWith(versions)) {
            var clients = new ArrayList<ConnectedClient>();
            work(system, clients, system.part(LocalSystem.REFRESHER));
            SERVICES.forEach(service -> {
                versions.rollBack(service);
                var older = system.instances().beside(service);
                work(system, clients, refresher(system, older));
                restart(system.part(service));
                older.stop();
                work(system, clients, system.part(LocalSystem.REFRESHER));
            });
            SERVICES.forEach(service -> {
                versions.upgrade(service);
                restart(system.part(service));
                work(system, clients, system.part(LocalSystem.REFRESHER));
            });

            new Invariants(system).hold();
            System.out.println("F47: " + clients.size() + " clients, 6 services put in the place of another version");
        }
    }

    private static LocalPart refresher(SystemUnderTest system, LocalPart older) {
        return older.name().startsWith(LocalSystem.REFRESHER) ? older : system.part(LocalSystem.REFRESHER);
    }

    private static void restart(LocalPart usual) {
        usual.stop();
        usual.start();
        usual.awaitReady();
    }

    /** Connects one more client, and lets a refresher rotate its tokens and those of the one before; no client too often. */
    private static void work(SystemUnderTest system, List<ConnectedClient> clients, LocalPart refresher) {
        clients.add(ConnectedClient.of(system));

        assertThat(clients.reversed().stream().limit(2)).allSatisfy(client -> {
            var before = client.version();
            assertThat(client.wantFresh(refresher).join().statusCode()).isEqualTo(200);
            assertThat(client.version()).isEqualTo(before + 1);
            assertThat(client.state()).isEqualTo("connected");
        });
    }
}
