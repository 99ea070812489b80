package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.operations.Operations;
import com.emailpilot.operations.system.GoogleSystem;
import com.emailpilot.operations.system.SystemSettings;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.Herd;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** A key takes another's place while downstream services read credentials and tokens are rotated. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class KeyRotationIT {

    private static final int CLIENTS = 10_000;
    private static final int MOST_AT_ONCE = 5_000;
    private static final Duration LIFETIME = Duration.ofMinutes(25);

    private final SystemUnderTest system;

    KeyRotationIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void failsNoReadWhileAllIsSealedAnew() {
        system.sandbox().settings(Map.of("token_lifetime", LIFETIME.toString()));
        var members = Stream.generate(() -> Herd.of(system, MOST_AT_ONCE, LIFETIME))
                .limit(CLIENTS / MOST_AT_ONCE)
                .flatMap(herd -> herd.members().stream())
                .toList();
        system.sandbox().settings(Map.of("token_lifetime", "PT1H"));
        try (var readers = CredentialReaders.reading(system, members)) {
            var old = keys("status --no-count --json").replaceAll("(?s)\\{\"key\":\"(\\d+)\".*", "$1");
            assertThat(keys("rotate")).contains("Every instance seals with key");
            var begun = System.nanoTime();
            var resealed = keys("reseal --rate 1000");
            var took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(keys("disable " + old)).contains("Key " + old + " is disabled");
            var read = readers.stop();

            System.out.println("Keys: " + CLIENTS + " records sealed anew in " + took.toMillis()
                    + " ms; from the first step to the last " + read);
            assertThat(resealed).contains("0 in quarantine, 0 left");
            assertThat(read.failures()).isEmpty();
            assertThat(read.count()).isGreaterThan(1_000);
            assertThat(read.refreshed()).isPositive();
        }
    }

    private String keys(String command) {
        var firestore = system.firestore().getOptions();
        var environment = Map.of(
                "FIRESTORE_EMULATOR_HOST", firestore.getEmulatorHost(),
                "GOOGLE_CLOUD_PROJECT", firestore.getProjectId(),
                "EMAILPILOT_KEYSET_FILE", system.keysetFile().toString());
        var out = new StringWriter();
        try (var google = new GoogleSystem(() -> SystemSettings.of(environment), Clock.systemUTC())) {
            var commandLine =
                    new CommandLine(CommandLine.Model.CommandSpec.create().name("emailpilot"));
            Operations.addTo(commandLine, google);
            var status = commandLine.setOut(new PrintWriter(out, true)).execute(("keys " + command).split(" ", -1));
            assertThat(status).as(command).isZero();
        }
        return out.toString();
    }
}
