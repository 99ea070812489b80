package com.emailpilot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.local.settings.Port;
import com.emailpilot.local.system.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpIT {
    private static final String HEALTHY = "All healthy";
    private static final String PROJECT = "emailpilot-local";

    @TempDir
    private Path home;

    private final Map<String, String> settings = Launcher.freePorts();
    private @Nullable Launcher launcher;

    @AfterEach
    void endWhatStillRuns() {
        if (launcher != null) {
            launcher.close();
        }
    }

    @Test
    void saysWhereToGo() throws Exception {
        useSharedEmulators();
        launcher = Launcher.start(home, settings).awaitOutput("Stop ");

        assertThat(launcher.output())
                .contains("http://localhost:" + settings.get(Port.GATEWAY.setting()) + "/admin/clients")
                .contains("admin@example.com / admin")
                .contains(home.resolve("logs").toString())
                .containsPattern("oauth-gateway +ready after +[0-9.]+ s");

        stop(launcher);
    }

    @Test
    void savesAndLeavesNothingBehindAtCtrlC() throws Exception {
        launcher = Launcher.start(home, settings).awaitOutput(HEALTHY);
        var children = launcher.children();
        Web.writeClient(firestore(), PROJECT, "Acme");

        launcher.interruptGroup();
        var status = launcher.exitStatus();

        assertThat(launcher.output()).contains("Stopped.");
        assertThat(status).isZero();
        assertThat(children).hasSize(6).noneMatch(ProcessHandle::isAlive);
        assertThat(exported()).anyMatch(export -> export.contains("Acme"));
    }

    @Test
    void endsInGoodOrderWhenTerminated() throws Exception {
        launcher = Launcher.start(home, settings).awaitOutput(HEALTHY);

        launcher.kill("TERM");
        var status = launcher.exitStatus();

        assertThat(status).isZero();
        assertThat(exported()).isNotEmpty();
    }

    @Test
    void leavesNothingBehindWhenKilledAndTheLastExportHolds() throws Exception {
        settings.put("EMAILPILOT_SAVE_SECONDS", "1");
        launcher = Launcher.start(home, settings).awaitOutput(HEALTHY);
        var children = launcher.children();
        Web.writeClient(firestore(), PROJECT, "Acme");
        awaitExportOf("Acme");

        launcher.kill("KILL");
        for (var child : children) {
            child.onExit().get(15, TimeUnit.SECONDS);
        }

        assertThat(exported()).anyMatch(export -> export.contains("Acme"));
    }

    @Test
    void stopsEverythingWhenAPartDies() throws Exception {
        useSharedEmulators();
        launcher = Launcher.start(home, settings).awaitOutput(HEALTHY);
        var children = launcher.children();

        var gateway = URI.create("http://localhost:" + settings.get(Port.GATEWAY.setting()) + "/die");
        assertThatThrownBy(() -> Web.get(gateway)).isInstanceOf(IOException.class);
        var status = launcher.exitStatus();

        assertThat(status).isEqualTo(1);
        assertThat(launcher.output())
                .contains("oauth-gateway ended by itself")
                .contains("this is my last line")
                .contains(home.resolve("logs/oauth-gateway.log").toString());
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsNothingWhenAPortIsTaken() throws Exception {
        try (var busy = new ServerSocket(0)) {
            settings.put(Port.PROVISIONER.setting(), Integer.toString(busy.getLocalPort()));

            launcher = Launcher.start(home, settings);
            var status = launcher.exitStatus();

            assertThat(status).isEqualTo(1);
            assertThat(launcher.output())
                    .contains("Port " + busy.getLocalPort() + " is in use by ")
                    .contains("PROVISIONER_PORT");
            assertThat(home.resolve("logs")).doesNotExist();
        }
    }

    private void useSharedEmulators() {
        settings.put("PUBSUB_EMULATOR_HOST", SharedEmulators.pubSubHost());
        settings.put("FIRESTORE_EMULATOR_HOST", SharedEmulators.firestoreHost());
        settings.put("SPRING_CLOUD_GCP_PROJECT_ID", SharedEmulators.freshProjectId());
    }

    private URI firestore() {
        return URI.create("http://127.0.0.1:" + settings.get(Port.FIRESTORE.setting()));
    }

    private void awaitExportOf(String name) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (exported().stream().noneMatch(export -> export.contains(name)) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private List<String> exported() throws IOException {
        var folder = home.resolve("export");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(UpIT::text).toList();
        } catch (UncheckedIOException _) {
            return List.of();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    private static void stop(Launcher launcher) throws Exception {
        launcher.interruptGroup();
        assertThat(launcher.exitStatus()).isZero();
    }
}
