package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import com.emailpilot.vault.Vaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
@ExtendWith(RunningSystem.class)
final class KeysetIT {

    private static final Duration VALID_FOR = Duration.ofMinutes(1);

    private final SystemUnderTest system;

    @TempDir
    Path folder;

    KeysetIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void refusesToStartWithKeysThatAreNoneWhileOthersGoOn() throws IOException { // F44
        var broken = Files.writeString(folder.resolve("keyset.json"), "{\"primaryKeyId\": 7, \"key\": []}");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));
        var client = ConnectedClient.of(system);

        var doomed = system.instances().refresherWith(Map.of("EMAILPILOT_KEYSET_FILE", broken.toString()));

        await().atMost(ConnectedClient.PATIENCE).until(() -> !doomed.isAlive());
        assertThat(doomed.lastLogLines(30)).anyMatch(line -> line.contains("keyset"));
        client.rotate();
        assertThat(client.state()).isEqualTo("connected");
    }

    @Test
    void refusesToStartWithoutAKeyThatIsInUse() { // F44
        var other = otherKeyset();

        var doomed = system.instances().refresherWith(Map.of("EMAILPILOT_KEYSET_FILE", other.toString()));

        await().atMost(ConnectedClient.PATIENCE).until(() -> !doomed.isAlive());
        assertThat(doomed.lastLogLines(30)).anyMatch(line -> line.contains("The keyset lacks key"));
    }

    @Test
    void goesOnWithItsKeysWhereTheyAreLostLater() throws IOException { // F44
        var client = ConnectedClient.of(system);
        var keyset = Files.copy(system.keysetFile(), folder.resolve("copy.json"), StandardCopyOption.COPY_ATTRIBUTES);
        var running = system.instances()
                .refresherWith(Map.of("EMAILPILOT_KEYSET_FILE", keyset.toString(), "EMAILPILOT_KEYSETRELOAD", "1s"));
        running.awaitReady();

        Files.move(otherKeyset(), keyset, StandardCopyOption.REPLACE_EXISTING);
        awaitLogged(running, "it lacks key");
        assertThat(credential(running, client)).isEqualTo(200);
        Files.delete(keyset);
        awaitLogged(running, "it is gone");

        assertThat(credential(running, client)).isEqualTo(200);
        running.stop();
    }

    private int credential(LocalPart refresher, ConnectedClient client) {
        return system.downstream()
                .credential(refresher.url(), client.id(), VALID_FOR)
                .statusCode();
    }

    private static void awaitLogged(LocalPart part, String words) {
        await().atMost(ConnectedClient.PATIENCE)
                .until(() -> part.lastLogLines(30).stream().anyMatch(line -> line.contains(words)));
    }

    private Path otherKeyset() {
        var file = folder.resolve("other.json");
        Vaults.local(file).close();
        return file;
    }
}
