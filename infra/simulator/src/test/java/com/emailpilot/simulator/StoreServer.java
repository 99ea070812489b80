package com.emailpilot.simulator;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;

/** The one store of a world, as the server sees it: each call is done at once. */
@NullUnmarked
final class StoreServer {

    private final InMemoryDocuments documents;
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final List<Consumer<List<Write>>> observers = new ArrayList<>();

    StoreServer(VirtualTime time) {
        documents = new InMemoryDocuments(time);
    }

    /** Tells of every commit that was stored. */
    void observe(Consumer<List<Write>> observer) {
        observers.add(observer);
    }

    Instant commit(List<Write> writes) {
        var commitTime = documents.commit(writes).block();
        writes.forEach(this::remember);
        observers.forEach(observer -> observer.accept(writes));
        return commitTime;
    }

    List<Snapshot> readAll(List<DocumentPath> paths) {
        return documents.readAll(paths).block();
    }

    Documents.Found query(DocumentQuery query) {
        return documents.query(query).block();
    }

    /** A document as it is now; absent when there is none. */
    Document peek(DocumentPath path) {
        return documents.peek(path);
    }

    /** All documents of a collection as they are now, by id. */
    List<Document> all(String collection) {
        return ids(collection).stream()
                .map(id -> documents.peek(new DocumentPath(collection, id)))
                .toList();
    }

    private void remember(Write write) {
        var ids = ids(write.path().collection());
        if (write instanceof Write.Delete) {
            ids.remove(write.path().id());
        } else {
            ids.add(write.path().id());
        }
    }

    private Set<String> ids(String collection) {
        return ids.computeIfAbsent(collection, _ -> new TreeSet<>());
    }
}
