package com.emailpilot.emulators;

import java.util.regex.Pattern;

/**
 * One of Google's emulators as a component of the Cloud CLI, in the version that this project is tested with.
 *
 * @param jarPath the jar's path inside the CLI and inside the published archive
 * @param sha256 the jar's checksum; the archives' own are not published
 */
record Component(String title, String hostSetting, String id, String buildNumber, Pattern jarPath, String sha256) {

    /** Both components as of Cloud CLI 528.0.0. */
    private static final String BUILD_NUMBER = "20250620144631";

    static final Component PUBSUB = new Component(
            "Pub/Sub emulator",
            "PUBSUB_EMULATOR_HOST",
            "pubsub-emulator",
            BUILD_NUMBER,
            Pattern.compile("platform/pubsub-emulator/lib/cloud-pubsub-emulator-[0-9.]+-all\\.jar"),
            "056bc216749e95ef495a81c9fa96b66863cedfb1b80b4d78ee8e3bde5a7b452f");

    static final Component FIRESTORE = new Component(
            "Firestore emulator",
            "FIRESTORE_EMULATOR_HOST",
            "cloud-firestore-emulator",
            BUILD_NUMBER,
            Pattern.compile("platform/cloud-firestore-emulator/cloud-firestore-emulator\\.jar"),
            "9cbcb624132d5de4d07cbc1c4f392e0b77aaf4ac0816187757897f0a6a3c182c");

    String archiveName() {
        return "google-cloud-sdk-" + id + "-" + buildNumber + ".tar.gz";
    }

    boolean isJar(String path) {
        return jarPath.matcher(path).matches();
    }

    Component withSha256(String other) {
        return new Component(title, hostSetting, id, buildNumber, jarPath, other);
    }
}
