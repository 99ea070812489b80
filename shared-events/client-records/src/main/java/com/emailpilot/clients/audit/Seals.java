package com.emailpilot.clients.audit;

import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The chain, {@code audit_seals}. */
record Seals(Documents documents) {

    private static final int AT_ONCE = 20;

    /**
     * The end of the chain.
     *
     * @param seal the last one; absent where there is none yet
     * @param readTime server time
     */
    record End(@Nullable Seal seal, Instant readTime) {}

    /**
     * What stands under a number.
     *
     * @param seal absent where there is none
     */
    record Place(long number, @Nullable Seal seal) {}

    Mono<End> end() {
        var last =
                DocumentQuery.where(Seal.COLLECTION, Seal.CHAIN, Seal.AUDIT, 1).orderedBy(Seal.NUMBER, true);
        return documents
                .query(last)
                .map(found -> new End(
                        found.documents().stream().findFirst().map(Seal::read).orElse(null), found.readTime()));
    }

    Mono<Instant> store(Seal seal) {
        return documents.commit(List.of(seal.create()));
    }

    Mono<Place> find(long number) {
        return documents.read(Seal.path(number)).map(Seals::place);
    }

    /** All places of the chain from one number to another, both included. */
    Flux<Place> places(long first, long last) {
        return Flux.fromStream(() -> LongStream.rangeClosed(first, last).boxed())
                .map(Seal::path)
                .buffer(AT_ONCE)
                .concatMap(documents::readAll, 1)
                .concatMapIterable(snapshots -> snapshots)
                .map(Seals::place);
    }

    private static Place place(Snapshot read) {
        return new Place(
                Long.parseLong(read.path().id()), read.found().map(Seal::read).orElse(null));
    }
}
