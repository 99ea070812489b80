package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
@ExtendWith(RunningSystem.class)
final class KeysetIT {

    private final SystemUnderTest system;

    KeysetIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void refusesToStartWithKeysThatAreNoneWhileOthersGoOn(@TempDir Path folder) throws IOException { // F44
        var broken = Files.writeString(folder.resolve("keyset.json"), "{\"primaryKeyId\": 7, \"key\": []}");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));
        var client = ConnectedClient.of(system);

        var doomed = system.instances().refresherWith(Map.of("EMAILPILOT_KEYSET_FILE", broken.toString()));

        await().atMost(ConnectedClient.PATIENCE).until(() -> !doomed.isAlive());
        assertThat(doomed.lastLogLines(30)).anyMatch(line -> line.contains("keyset"));
        client.rotate();
        assertThat(client.state()).isEqualTo("connected");
    }
}
