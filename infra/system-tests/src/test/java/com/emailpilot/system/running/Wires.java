package com.emailpilot.system.running;

import com.emailpilot.local.settings.Port;
import com.emailpilot.local.settings.Settings;
import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.LocalSystem;
import java.util.Map;

/** What stands between each usual service and Firestore. */
record Wires(FirestoreWire gateway, FirestoreWire provisioner, FirestoreWire refresher) implements AutoCloseable {

    static Wires to(Settings settings) {
        var firestoreHost =
                settings.find("FIRESTORE_EMULATOR_HOST").orElseGet(() -> "127.0.0.1:" + settings.port(Port.FIRESTORE));
        return new Wires(
                new FirestoreWire(firestoreHost), new FirestoreWire(firestoreHost), new FirestoreWire(firestoreHost));
    }

    /** The same setup, with the services on these wires. */
    LocalSetup into(LocalSetup setup, Map<String, String> gatewayEnvironment, Downstream downstream) {
        return setup.with(LocalSystem.GATEWAY, Setups.over(gateway, gatewayEnvironment))
                .with(LocalSystem.PROVISIONER, Setups.over(provisioner, Setups.QUICK_SEALS))
                .with(LocalSystem.REFRESHER, Setups.refresher(Setups.over(refresher), downstream));
    }

    @Override
    public void close() {
        gateway.close();
        provisioner.close();
        refresher.close();
    }
}
