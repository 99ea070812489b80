package com.emailpilot.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.local.settings.Port;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptStateIT {
    @TempDir
    private Path home;

    private Systems systems;

    @BeforeEach
    void inAFolderOfItsOwn() {
        systems = new Systems(home);
    }

    @Test
    void keepsTheStateFromOneRunToTheNext() throws Exception {
        try (var first = Systems.started(systems.onOwnEmulators())) {
            Web.writeClient(first.part(LocalSystem.FIRESTORE).url(), first.projectId(), "Acme");
        }

        try (var second = Systems.started(systems.onOwnEmulators())) {
            assertThat(Web.readClient(second.part(LocalSystem.FIRESTORE).url(), second.projectId()))
                    .contains("Acme");
        }
    }

    @Test
    void startsEmptyWhenToldTo() throws Exception {
        try (var first = Systems.started(systems.onOwnEmulators())) {
            Web.writeClient(first.part(LocalSystem.FIRESTORE).url(), first.projectId(), "Acme");
        }

        try (var second = Systems.started(systems.onOwnEmulators().startedFresh())) {
            assertThat(Web.readClient(second.part(LocalSystem.FIRESTORE).url(), second.projectId()))
                    .contains("NOT_FOUND");
        }
    }

    @Test
    void tellsTheSandboxWhereToRememberItsTokens() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var api = system.setup().settings().port(Port.SANDBOX_API);

            assertThat(Web.get(URI.create("http://localhost:" + api + "/environment")))
                    .contains("SANDBOX_STATE_FILE=" + home.resolve("klaviyo-sandbox.state"));
        }
    }

    @Test
    void forgetsTheTokensOfTheSandboxWithEverythingElse() throws Exception {
        var tokens = Files.writeString(home.resolve("klaviyo-sandbox.state"), "tokens of the last run");
        Systems.started(systems.onSharedEmulators()).close();
        assertThat(tokens).exists();

        Systems.started(systems.onSharedEmulators().startedFresh()).close();

        assertThat(tokens).doesNotExist();
    }
}
