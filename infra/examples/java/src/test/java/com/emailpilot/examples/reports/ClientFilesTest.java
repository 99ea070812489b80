package com.emailpilot.examples.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.TestEvents;
import com.emailpilot.events.downstream.ClientVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFilesTest {

    @TempDir
    private Path folder;

    private ClientFiles files;

    @BeforeEach
    void open() {
        files = new ClientFiles(folder);
    }

    @Test
    void keepsWhatItStored() throws IOException {
        var client = TestEvents.client();

        files.store(client);

        assertThat(new ClientFiles(folder).read(client.clientId()))
                .hasValueSatisfying(
                        row -> assertThat(row.path("display_name").asString()).isEqualTo(client.displayName()));
    }

    @Test
    void letsNoOlderStateInAfterARestart() throws Exception {
        var client = TestEvents.client();
        files.advance(client.clientId(), ClientVersion.of(client), () -> files.store(client));

        var restarted = new ClientFiles(folder);
        var again = restarted.advance(client.clientId(), ClientVersion.of(client), () -> {});
        var newer = restarted.advance(client.clientId(), new ClientVersion(1, 2), () -> {});

        assertThat(again).isFalse();
        assertThat(newer).isTrue();
    }
}
