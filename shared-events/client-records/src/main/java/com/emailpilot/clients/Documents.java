package com.emailpilot.clients;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The store: documents that change by preconditioned batches.
 *
 * <p>There are no interactive transactions. Nothing blocks, and nothing is sent before subscription. A store that is out
 * of reach is a {@link StoreUnavailableException} after 5 s at most.
 */
public interface Documents {

    /** Reads one document, strongly consistent; never empty. */
    Mono<Snapshot> read(DocumentPath path);

    /** Reads several documents at one server time, in one call; the snapshots stand in the order of the paths. */
    Mono<List<Snapshot>> readAll(List<DocumentPath> paths);

    /** Runs a query, strongly consistent. */
    Mono<Found> query(DocumentQuery query);

    /**
     * Stores all writes at once or none; emits the server time of the commit.
     *
     * <p>{@link ConflictException} when a precondition does not hold. A lost answer looks like a lost race: the client
     * sends the commit again, and then our own write may stand in the way. So every commit carries an id of its own,
     * and a conflict is answered by reading again. Other errors leave open whether the commit was stored. Ends within 5 s.
     */
    Mono<Instant> commit(List<Write> writes);

    /**
     * What a query found.
     *
     * @param readTime server time of the query
     */
    record Found(List<Document> documents, Instant readTime) {

        public Found {
            documents = List.copyOf(documents);
        }
    }
}
