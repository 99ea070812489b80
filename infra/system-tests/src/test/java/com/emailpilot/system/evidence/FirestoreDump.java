package com.emailpilot.system.evidence;

import com.emailpilot.system.running.SystemUnderTest;
import com.google.cloud.firestore.Firestore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Every document of the database, as Google's own client reads it. */
public record FirestoreDump(List<StoredDocument> documents) {

    private static final int PATIENCE_SECONDS = 30;

    public FirestoreDump {
        documents = List.copyOf(documents);
    }

    /** Reads the database of a running system. */
    public static FirestoreDump of(SystemUnderTest system) {
        try {
            return new FirestoreDump(read(system.firestore()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The database cannot be read", e);
        }
    }

    /** The documents of a collection. */
    public List<StoredDocument> collection(String name) {
        return documents.stream()
                .filter(document -> document.collection().equals(name))
                .toList();
    }

    /** The documents of a collection that fit. */
    public List<StoredDocument> collection(String name, Predicate<StoredDocument> wanted) {
        return collection(name).stream().filter(wanted).toList();
    }

    /** The client records of an account: at most one, if all is well. */
    public List<StoredDocument> clients(String account) {
        return collection("clients", client -> client.text("klaviyo.account_id").equals(account));
    }

    /** The client record with this id; fails where there is none. */
    public StoredDocument client(String id) {
        return collection("clients", client -> client.id().equals(id)).getFirst();
    }

    private static List<StoredDocument> read(Firestore firestore)
            throws ExecutionException, InterruptedException, TimeoutException {
        var all = new ArrayList<StoredDocument>();
        for (var collection : firestore.listCollections()) {
            var found = collection.get().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            found.getDocuments().forEach(document -> all.add(StoredDocument.of(collection.getId(), document)));
        }
        return all;
    }
}
