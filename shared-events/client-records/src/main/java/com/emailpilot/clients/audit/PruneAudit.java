package com.emailpilot.clients.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Retention: drops rows that are old enough, whole seals at a time. The seals stay, so the chain stays provable, and a row
 * of the trail says who dropped what. Begun again after a kill, it goes on.
 */
public final class PruneAudit {

    /** The last seal whose rows were dropped, in the details of the row that says so. */
    static final String THROUGH = "through_seal";

    private static final int BATCH = 400;

    private final Documents documents;
    private final Seals seals;

    public PruneAudit(Documents documents) {
        this.documents = documents;
        this.seals = new Seals(documents);
    }

    /**
     * What is old enough.
     *
     * @param throughSeal the last seal all of whose rows are; 0 where there is none
     * @param rows how many rows these seals know, those included that are gone already
     */
    public record Preview(long throughSeal, long rows) {}

    /** Says what would be dropped: all that was sealed before this time. */
    public Mono<Preview> preview(Instant before) {
        return old(before)
                .reduce(
                        new Preview(0, 0),
                        (sum, seal) -> new Preview(
                                seal.number(), sum.rows() + seal.rows().size()));
    }

    /**
     * Drops these rows.
     *
     * @param dropped gets how many so far
     */
    public Mono<Void> prune(Preview preview, Instant before, String by, Instant now, LongConsumer dropped) {
        var note = AuditRow.of(UUID.randomUUID().toString(), now, AuditAction.AUDIT_PRUNED, by)
                .with(THROUGH, preview.throughSeal())
                .with("rows", preview.rows())
                .with("before", before.toString());
        var count = new long[1];
        return documents
                .commit(List.of(note.create()))
                .thenMany(old(before).takeUntil(seal -> seal.number() == preview.throughSeal()))
                .concatMapIterable(Seal::rows)
                .<Write>map(row -> new Write.Delete(row.path()))
                .buffer(BATCH)
                .concatMap(batch -> documents.commit(batch).doOnNext(_ -> dropped.accept(count[0] += batch.size())), 1)
                .then();
    }

    private Flux<Seal> old(Instant before) {
        return seals.end()
                .flatMapMany(end -> end.seal() == null
                        ? Flux.empty()
                        : seals.places(1, end.seal().number()))
                .mapNotNull(Seals.Place::seal)
                .takeWhile(seal -> !seal.to().isAfter(before));
    }
}
