package com.emailpilot.operations.keys;

import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Documents.Found;
import com.emailpilot.clients.StoreUnavailableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Everything that is sealed in the store, page by page, as fast as it is taken. */
final class SealedRows {

    private static final int PAGE = 300;
    private static final Retry UNTIL_IT_ANSWERS =
            Retry.backoff(5, Duration.ofMillis(500)).filter(StoreUnavailableException.class::isInstance);

    private final Documents documents;

    SealedRows(Documents documents) {
        this.documents = documents;
    }

    /** From a place on, to the end of the last collection. */
    Flux<Page> from(Cursor start) {
        return Flux.fromStream(() -> Arrays.stream(SealedCollection.values())
                        .filter(collection -> collection.compareTo(start.collection()) >= 0))
                .concatMap(collection -> pages(collection, collection == start.collection() ? start.after() : null), 1);
    }

    /** All rows. */
    Flux<SealedRow> all() {
        return from(Cursor.START).concatMapIterable(Page::rows, 1);
    }

    private Flux<Page> pages(SealedCollection collection, @Nullable String after) {
        var query = collection.query(PAGE);
        return found(query, after)
                .expand(found -> found.documents().size() < PAGE ? Mono.empty() : found(query, last(found)))
                .filter(found -> !found.documents().isEmpty())
                .map(found -> page(collection, found));
    }

    private Mono<Found> found(DocumentQuery query, @Nullable String after) {
        return documents
                .query(query.startingAfter(after == null ? null : new After(null, after)))
                .retryWhen(UNTIL_IT_ANSWERS);
    }

    private static Page page(SealedCollection collection, Found found) {
        return new Page(
                found.documents().stream()
                        .map(document -> SealedRow.of(collection, document))
                        .filter(row -> !row.fields().isEmpty())
                        .toList(),
                new Cursor(collection, last(found)));
    }

    private static String last(Found found) {
        return found.documents().getLast().path().id();
    }

    /**
     * A part of them.
     *
     * @param end where the next page starts
     */
    record Page(List<SealedRow> rows, Cursor end) {

        Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Right behind a document.
     *
     * @param after its id; absent at the begin of the collection
     */
    record Cursor(SealedCollection collection, @Nullable String after) {

        static final Cursor START = new Cursor(SealedCollection.CLIENTS, null);
    }
}
