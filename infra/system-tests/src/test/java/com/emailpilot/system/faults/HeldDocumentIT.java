package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.ChildProcess;
import com.emailpilot.emulators.JavaProgram;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.Checkout;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F36: a foreign process dies and leaves a client's document locked, for about a minute. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class HeldDocumentIT {

    private static final Duration LATEST = Duration.ofSeconds(65);

    private final SystemUnderTest system;
    private final ConnectedClient client;

    HeldDocumentIT(SystemUnderTest system) {
        this.system = system;
        this.client = ConnectedClient.of(system);
    }

    @Test
    void rotatesOnceTheDocumentIsFree() {
        client.makeDue();
        var sinceHeld = hold();

        client.sweepUntil(document -> document.number("oauth.token_version") == 2);
        var recovered = sinceHeld.elapsed();

        assertThat(recovered).isLessThanOrEqualTo(LATEST);
        assertThat(client.refreshes()).isOne();
        assertThat(parked()).isEmpty();
        System.out.println("F36: rotated " + recovered.toSeconds() + " s after the document was held, with "
                + client.refreshes() + " call, nothing parked");
    }

    @Test
    void reconnectsOnceTheDocumentIsFree() {
        var sinceHeld = hold();

        var landing = system.admin().connect(client.account());
        client.awaitThat(document -> document.number("oauth.generation") == 2);
        var recovered = sinceHeld.elapsed();

        assertThat(landing).isEqualTo(CONNECTED);
        assertThat(recovered).isLessThanOrEqualTo(LATEST);
        assertThat(parked()).isEmpty();
        System.out.println(
                "F36: reconnected " + recovered.toSeconds() + " s after the document was held, nothing parked");
    }

    /** Has somebody die with the client's document in hand. */
    private Stopwatch hold() {
        var firestore = system.firestore().getOptions();
        var foreign = new JavaProgram(
                "foreign process",
                classPath(),
                HaltsInTransaction.class.getName(),
                List.of(),
                List.of(
                        String.valueOf(firestore.getEmulatorHost()),
                        firestore.getProjectId(),
                        "clients/" + client.id()),
                Map.of());
        try (var process =
                ChildProcess.start(foreign, Checkout.freshHome("foreign-").resolve("log"))) {
            assertThat(process.ended().join()).isEqualTo(HaltsInTransaction.HELD);
        }
        return Stopwatch.started();
    }

    private List<StoredDocument> parked() {
        return FirestoreDump.of(system).collection("dead_letters");
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** Measures from its start. */
    private record Stopwatch(long from) {

        static Stopwatch started() {
            return new Stopwatch(System.nanoTime());
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - from);
        }
    }
}
