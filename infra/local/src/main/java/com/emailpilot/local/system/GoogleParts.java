package com.emailpilot.local.system;

import java.util.Map;

/**
 * Where the services, and the commands for ops, find what is Google's in production.
 *
 * @param setup says where the keyset is
 */
record GoogleParts(LocalSetup setup, Addresses addresses) {
    private static final String KEYSET_SETTING = "EMAILPILOT_KEYSET_FILE";

    Map<String, String> environment() {
        var keyset = setup.home().resolve("keyset.json").toString();
        return Map.of(
                Addresses.PROJECT_SETTING,
                addresses.projectId(),
                "GOOGLE_CLOUD_PROJECT",
                addresses.projectId(),
                Addresses.PUBSUB_SETTING,
                addresses.pubSub(),
                Addresses.FIRESTORE_SETTING,
                addresses.firestore(),
                KEYSET_SETTING,
                setup.settings().get(KEYSET_SETTING, keyset));
    }
}
