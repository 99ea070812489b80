package com.emailpilot.local.system;

import com.emailpilot.emulators.SharedEmulators;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Systems of stand-ins on free ports, with what they keep in one folder. */
record Systems(Path home) {
    LocalSetup onOwnEmulators() {
        return on(Map.of());
    }

    LocalSetup onSharedEmulators() {
        return on(Map.of(
                "PUBSUB_EMULATOR_HOST", SharedEmulators.pubSubHost(),
                "FIRESTORE_EMULATOR_HOST", SharedEmulators.firestoreHost(),
                "SPRING_CLOUD_GCP_PROJECT_ID", SharedEmulators.freshProjectId()));
    }

    LocalSetup on(Map<String, String> settings) {
        var environment = new HashMap<>(System.getenv());
        environment.putAll(settings);
        return LocalSetup.of(Path.of(".").toAbsolutePath(), environment)
                .withFreePorts()
                .withHome(home)
                .withApps(new StandIns());
    }

    static LocalSystem started(LocalSetup setup) {
        var system = new LocalSystem(setup, (_, _, _) -> {});
        system.start(Progress.SILENT);
        return system;
    }
}
