package com.emailpilot.clients;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;

/** Google's client, connected to a server without encryption. */
final class TestFirestore {

    private TestFirestore() {}

    static Firestore at(String hostAndPort, String project) {
        return FirestoreOptions.newBuilder()
                .setProjectId(project)
                .setEmulatorHost(hostAndPort)
                .setCredentials(new FirestoreOptions.EmulatorCredentials())
                .build()
                .getService();
    }
}
