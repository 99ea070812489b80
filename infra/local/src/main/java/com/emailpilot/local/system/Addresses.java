package com.emailpilot.local.system;

import com.emailpilot.local.settings.Port;
import com.emailpilot.local.settings.Settings;
import java.net.URI;

/** Where the parts of a system find each other. */
record Addresses(Settings settings) {
    static final String PROJECT_SETTING = "SPRING_CLOUD_GCP_PROJECT_ID";
    static final String PUBSUB_SETTING = "PUBSUB_EMULATOR_HOST";
    static final String FIRESTORE_SETTING = "FIRESTORE_EMULATOR_HOST";

    private static final String USUAL_PROJECT = "emailpilot-local";

    String projectId() {
        return settings.get(PROJECT_SETTING, USUAL_PROJECT);
    }

    String pubSub() {
        return settings.get(PUBSUB_SETTING, "127.0.0.1:" + settings.port(Port.PUBSUB));
    }

    String firestore() {
        return settings.get(FIRESTORE_SETTING, "127.0.0.1:" + settings.port(Port.FIRESTORE));
    }

    URI at(Port port) {
        return URI.create("http://localhost:" + settings.port(port));
    }
}
