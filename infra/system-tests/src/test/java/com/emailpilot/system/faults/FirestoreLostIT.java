package com.emailpilot.system.faults;

import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Firestore dies, and comes back with what was exported. */
@Tag("faults")
@OwnSystem(withEmulators = true)
@ExtendWith(RunningSystem.class)
final class FirestoreLostIT {

    private static final int CLIENTS = 5;

    private final SystemUnderTest system;

    FirestoreLostIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.part(LocalSystem.FIRESTORE).start();
    }

    @Test
    void goesOnWithWhatWasExported() { // F35
        var clients = ConnectedClient.many(system, CLIENTS);
        clients.forEach(ConnectedClient::rotate);
        await().atMost(PATIENCE).until(() -> fields("outbox").isEmpty());
        var records = fields("clients");
        var events = fields("events");
        var firestore = system.part(LocalSystem.FIRESTORE);

        system.save();
        firestore.kill9();
        firestore.start();
        firestore.awaitReady();

        assertThat(fields("clients")).isEqualTo(records);
        assertThat(fields("events")).isEqualTo(events);
        clients.forEach(ConnectedClient::rotate);
        var another = ConnectedClient.of(system);
        another.rotate();
        System.out.println("F35: " + CLIENTS + " clients and " + events.size()
                + " events came back, all rotate, and one more was connected");
    }

    private Map<String, Map<String, Object>> fields(String collection) {
        return FirestoreDump.of(system).collection(collection).stream()
                .collect(toMap(StoredDocument::id, StoredDocument::fields));
    }
}
