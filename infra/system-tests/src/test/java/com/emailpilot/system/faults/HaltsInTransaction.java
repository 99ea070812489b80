package com.emailpilot.system.faults;

import com.google.cloud.firestore.FirestoreOptions;
import java.util.concurrent.ExecutionException;

/**
 * A foreign program that dies while it holds a document in a transaction. Its arguments: host and project of Firestore, and the
 * path of the document.
 */
public final class HaltsInTransaction {

    /** The status with which it ends once it holds the document. */
    static final int HELD = 86;

    private HaltsInTransaction() {}

    /** Never returns. */
    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        var firestore = FirestoreOptions.newBuilder()
                .setEmulatorHost(arguments[0])
                .setProjectId(arguments[1])
                .build()
                .getService();
        var _ = firestore
                .runTransaction(transaction -> {
                    var held = transaction.get(firestore.document(arguments[2])).get();
                    Runtime.getRuntime().halt(HELD);
                    return held;
                })
                .get();
    }
}
