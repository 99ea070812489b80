package com.emailpilot.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.emulators.FreePorts;
import com.emailpilot.local.settings.Port;
import com.emailpilot.local.settings.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSystemIT {
    private static final List<String> SERVICES =
            List.of(LocalSystem.GATEWAY, LocalSystem.PROVISIONER, LocalSystem.REFRESHER);

    @TempDir
    private Path home;

    private Systems systems;

    @BeforeEach
    void inAFolderOfItsOwn() {
        systems = new Systems(home);
    }

    @Test
    void createsTheTopology() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var topics = Web.get(
                    URI.create("http://" + system.pubSubHost() + "/v1/projects/" + system.projectId() + "/topics"));

            assertThat(topics).contains("klaviyo-connections", "client-events", "token-expiry", "enrichment");
        }
    }

    @Test
    void tellsEachServiceWhereTheOthersAre() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var gateway = system.part(LocalSystem.GATEWAY);
            var sandbox = system.part(LocalSystem.SANDBOX);

            assertThat(Web.get(gateway.url().resolve("/environment")).lines())
                    .contains(
                            "SPRING_PROFILES_ACTIVE=local",
                            "SERVER_PORT=" + gateway.url().getPort(),
                            "SPRING_CLOUD_GCP_PROJECT_ID=" + system.projectId(),
                            "PUBSUB_EMULATOR_HOST=" + system.pubSubHost(),
                            "FIRESTORE_EMULATOR_HOST=" + system.firestoreHost(),
                            "KLAVIYO_CONSENT_URL=" + sandbox.url(),
                            "KLAVIYO_OAUTH_REDIRECT_URI=" + gateway.url() + "/api/integrations/klaviyo/oauth/callback",
                            "EMAILPILOT_KEYSET_FILE=" + home.resolve("keyset.json"));
        }
    }

    @Test
    void letsEachServiceCallTheSandbox() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators().with("SANDBOX_CLIENT_SECRET", "one,two"))) {
            var api = system.setup().settings().port(Port.SANDBOX_API);

            for (var service : SERVICES) {
                assertThat(environmentOf(system.part(service)))
                        .contains(
                                "KLAVIYO_OAUTH_CLIENT_ID=emailpilot-sandbox",
                                "KLAVIYO_OAUTH_CLIENT_SECRET=one,two",
                                "KLAVIYO_API_URL=http://localhost:" + api);
            }
        }
    }

    @Test
    void letsEachServiceCallTheRealKlaviyo() throws Exception {
        var setup = systems.onSharedEmulators()
                .with("KLAVIYO_OAUTH_CLIENT_ID", "real-app")
                .with("KLAVIYO_OAUTH_CLIENT_SECRET", "real-secret,newer-secret")
                .withRealKlaviyo();
        try (var system = Systems.started(setup)) {

            for (var service : SERVICES) {
                assertThat(environmentOf(system.part(service)))
                        .contains(
                                "KLAVIYO_OAUTH_CLIENT_ID=real-app",
                                "KLAVIYO_OAUTH_CLIENT_SECRET=real-secret,newer-secret",
                                "KLAVIYO_API_URL=https://a.klaviyo.com");
            }
        }
    }

    @Test
    void tellsTheRefresherAloneWhoItsCallersAre() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var refresher = Web.get(system.part(LocalSystem.REFRESHER).url().resolve("/environment"));
            var gateway = Web.get(system.part(LocalSystem.GATEWAY).url().resolve("/environment"));

            assertThat(refresher.lines())
                    .contains("EMAILPILOT_CREDENTIAL_CALLERS=*@emailpilot-local.iam.gserviceaccount.com=*")
                    .anyMatch(line -> line.startsWith("EMAILPILOT_CREDENTIAL_KEYS=file://" + home));
            assertThat(gateway).doesNotContain("EMAILPILOT_CREDENTIAL_KEYS");
            assertThat(system.serviceToken("reports")).isNotEmpty();
        }
    }

    @Test
    void neverPutsASecretOnACommandLine() {
        try (var system = Systems.started(systems.onSharedEmulators().with("SANDBOX_CLIENT_SECRET", "very-secret"))) {
            var gateway =
                    ProcessHandle.of(system.part(LocalSystem.GATEWAY).pid()).orElseThrow();

            assertThat(gateway.info().commandLine()).get().asString().doesNotContain("very-secret");
        }
    }

    @Test
    void leavesNoProcessBehind() {
        var others = standIns();
        List<ProcessHandle> processes;
        try (var system = Systems.started(systems.onSharedEmulators())) {
            system.another(LocalSystem.GATEWAY).start();
            processes = standIns().stream()
                    .filter(process -> !others.contains(process))
                    .toList();
        }

        assertThat(processes).hasSize(5).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void saysWhichPartDied() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var provisioner = system.part(LocalSystem.PROVISIONER);

            provisioner.signal("KILL");
            var died = system.died().get(30, TimeUnit.SECONDS);

            assertThat(died).isSameAs(provisioner);
        }
    }

    @Test
    void letsTestsEndAndRestartAPart() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var refresher = system.part(LocalSystem.REFRESHER);
            var before = refresher.pid();

            refresher.kill9();
            refresher.start(Extras.environment(Map.of("CRASH_AT", "R1.after")));
            refresher.awaitReady();

            assertThat(refresher.pid()).isNotEqualTo(before);
            assertThat(system.died()).isNotDone();
            assertThat(Web.get(refresher.url().resolve("/environment"))).contains("CRASH_AT=R1.after");
        }
    }

    @Test
    void runsAnotherInstanceOfAService() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var another = system.another(LocalSystem.GATEWAY);

            another.start();
            another.awaitReady();

            assertThat(another.name()).isEqualTo("oauth-gateway-2");
            assertThat(Web.get(another.url().resolve("/environment")))
                    .contains("SERVER_PORT=" + another.url().getPort());
        }
    }

    @Test
    void refusesASecondSystemInTheSameFolder() {
        try (var _ = Systems.started(systems.onSharedEmulators());
                var second = new LocalSystem(systems.onSharedEmulators(), (_, _, _) -> {})) {

            assertThatThrownBy(() -> second.start(Progress.SILENT))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("EMAILPILOT_HOME");
        }
    }

    @Test
    void refusesASettingThatNamesAnEmulatorWhichDoesNotRun() {
        var absent = "127.0.0.1:" + FreePorts.next();
        try (var system = new LocalSystem(systems.on(Map.of("FIRESTORE_EMULATOR_HOST", absent)), (_, _, _) -> {})) {

            assertThatThrownBy(() -> system.start(Progress.SILENT))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("FIRESTORE_EMULATOR_HOST=" + absent);
        }
    }

    @Test
    void letsServicesEndInGoodOrder() {
        var system = Systems.started(systems.onSharedEmulators());
        var logs = SERVICES.stream().map(name -> system.part(name).log()).toList();

        system.close();

        assertThat(logs).allSatisfy(log -> assertThat(log).content().contains("hooks ran"));
    }

    private static Stream<String> environmentOf(LocalPart part) throws Exception {
        return Web.get(part.url().resolve("/environment")).lines();
    }

    private static List<ProcessHandle> standIns() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(StandIn.class.getName()))
                .toList();
    }
}
