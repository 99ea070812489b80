package com.emailpilot.clients;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;

/** A connection to Firestore for programs that are no Spring application. */
public final class FirestoreStore implements AutoCloseable {

    private final Firestore firestore;

    private FirestoreStore(FirestoreOptions options) {
        this.firestore = options.getService();
    }

    /** A database of Google's, with the credentials of this machine. */
    public static FirestoreStore of(String projectId, String databaseId) {
        return new FirestoreStore(FirestoreOptions.newBuilder()
                .setProjectId(projectId)
                .setDatabaseId(databaseId)
                .build());
    }

    /** The emulator at {@code host:port}. */
    public static FirestoreStore emulator(String hostAndPort, String projectId) {
        return new FirestoreStore(FirestoreOptions.newBuilder()
                .setProjectId(projectId)
                .setEmulatorHost(hostAndPort)
                .setCredentials(new FirestoreOptions.EmulatorCredentials())
                .build());
    }

    /** The store over this connection. */
    public Documents documents() {
        return new FirestoreDocuments(firestore);
    }

    @Override
    public void close() {
        firestore.shutdownNow();
    }
}
