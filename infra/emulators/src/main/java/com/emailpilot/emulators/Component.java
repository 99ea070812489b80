package com.emailpilot.emulators;

import java.util.regex.Pattern;

/** Google's two emulators as components of the Cloud CLI, with what identifies the versions that this project is tested with. */
enum Component {
    PUBSUB(
            "Pub/Sub emulator",
            "PUBSUB_EMULATOR_HOST",
            "pubsub-emulator",
            "platform/pubsub-emulator/lib/cloud-pubsub-emulator-[0-9.]+-all\\.jar",
            "056bc216749e95ef495a81c9fa96b66863cedfb1b80b4d78ee8e3bde5a7b452f"),
    FIRESTORE(
            "Firestore emulator",
            "FIRESTORE_EMULATOR_HOST",
            "cloud-firestore-emulator",
            "platform/cloud-firestore-emulator/cloud-firestore-emulator\\.jar",
            "9cbcb624132d5de4d07cbc1c4f392e0b77aaf4ac0816187757897f0a6a3c182c");

    /** The build that holds Pub/Sub emulator 0.8.20 and Firestore emulator 1.19.9, as of Cloud CLI 528.0.0. */
    static final String BUILD_NUMBER = "20250620144631";

    final String title;
    final String hostSetting;
    final String id;
    final Pattern jarPath;
    final String sha256;

    Component(String title, String hostSetting, String id, String jarPath, String sha256) {
        this.title = title;
        this.hostSetting = hostSetting;
        this.id = id;
        this.jarPath = Pattern.compile(jarPath);
        this.sha256 = sha256;
    }

    String archiveName() {
        return "google-cloud-sdk-" + id + "-" + BUILD_NUMBER + ".tar.gz";
    }

    boolean isJar(String pathInSdk) {
        return jarPath.matcher(pathInSdk).matches();
    }
}
