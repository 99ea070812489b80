package com.emailpilot.system.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.emailpilot.system.running.SystemUnderTest;
import com.google.cloud.firestore.Firestore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/** Every document of the database, as Google's own client reads it. */
public final class FirestoreDump {

    private static final int PATIENCE_SECONDS = 30;

    private final List<StoredDocument> documents;
    private final Map<String, LinkedHashMap<String, StoredDocument>> collections;
    private final Map<String, List<StoredDocument>> clients;

    FirestoreDump(List<StoredDocument> documents) {
        this.documents = List.copyOf(documents);
        this.collections = documents.stream()
                .collect(groupingBy(
                        StoredDocument::collection,
                        toMap(StoredDocument::id, Function.identity(), (first, _) -> first, LinkedHashMap::new)));
        this.clients = collection("clients").stream().collect(groupingBy(client -> client.text("klaviyo.account_id")));
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

    /** All of them. */
    public List<StoredDocument> documents() {
        return documents;
    }

    /** The document at this place; empty where there is none. */
    public Optional<StoredDocument> find(String collection, String id) {
        return Optional.ofNullable(collections.get(collection)).map(documentsById -> documentsById.get(id));
    }

    /** The documents of a collection. */
    public List<StoredDocument> collection(String name) {
        return Optional.ofNullable(collections.get(name)).stream()
                .flatMap(documentsById -> documentsById.values().stream())
                .toList();
    }

    /** The documents of a collection that fit. */
    public List<StoredDocument> collection(String name, Predicate<StoredDocument> wanted) {
        return collection(name).stream().filter(wanted).toList();
    }

    /** The client records of an account: at most one, if all is well. */
    public List<StoredDocument> clients(String account) {
        return clients.getOrDefault(account, List.of());
    }

    /** The client record with this id; fails where there is none. */
    public StoredDocument client(String id) {
        return find("clients", id).orElseThrow();
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
