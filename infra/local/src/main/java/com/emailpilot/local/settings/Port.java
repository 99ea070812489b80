package com.emailpilot.local.settings;

/** The ports of local mode, each settable by an environment variable. */
public enum Port {
    GATEWAY("GATEWAY_PORT", 8000),
    PROVISIONER("PROVISIONER_PORT", 8001),
    REFRESHER("REFRESHER_PORT", 8002),
    SANDBOX_CONSENT("SANDBOX_CONSENT_PORT", 8003),
    SANDBOX_API("SANDBOX_API_PORT", 8004),
    PUBSUB("PUBSUB_EMULATOR_PORT", 8085),
    FIRESTORE("FIRESTORE_EMULATOR_PORT", 8086),
    GATEWAY_MANAGEMENT("GATEWAY_MANAGEMENT_PORT", 9000),
    PROVISIONER_MANAGEMENT("PROVISIONER_MANAGEMENT_PORT", 9001),
    REFRESHER_MANAGEMENT("REFRESHER_MANAGEMENT_PORT", 9002);

    private final String setting;
    private final int usual;

    Port(String setting, int usual) {
        this.setting = setting;
        this.usual = usual;
    }

    /** The environment variable that moves it. */
    public String setting() {
        return setting;
    }

    /** Its number where nothing is set. */
    public int usual() {
        return usual;
    }
}
