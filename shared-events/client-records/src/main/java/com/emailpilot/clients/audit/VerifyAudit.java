package com.emailpilot.clients.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.audit.Verification.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares the whole trail with its seals: every edit, deletion, insertion and gap since they were made comes out.
 *
 * <p>Reads each row about twice; meant for ops, not for a service.
 */
public final class VerifyAudit {

    private static final int ROWS_AT_ONCE = 2_000;
    private static final int CHUNK = 1_000;
    private static final Duration FURTHEST_CLOCK = Duration.ofDays(365);

    private final Documents documents;
    private final Seals seals;
    private final RowsInTime rows;

    public VerifyAudit(Documents documents) {
        this.documents = documents;
        this.seals = new Seals(documents);
        this.rows = new RowsInTime(documents);
    }

    /**
     * Verifies everything.
     *
     * @param anchor a seal that was noted elsewhere; absent where nobody did
     * @param progress gets, now and then, how many of a hundred parts are done
     */
    public Mono<Verdict> verify(@Nullable Anchor anchor, LongConsumer progress) {
        return Mono.zip(seals.end(), prunedThrough()).flatMap(known -> {
            var verification = new Verification(anchor, known.getT2());
            var end = known.getT1().seal();
            var last = end == null ? 0 : end.number();
            return chain(verification, last, progress)
                    .then(strays(verification))
                    .then(unsealed(verification, end, known.getT1().readTime()))
                    .then(Mono.fromSupplier(() -> verification.verdict(end)));
        });
    }

    private Mono<Void> chain(Verification verification, long last, LongConsumer progress) {
        return seals.places(1, last)
                .doOnNext(verification::add)
                .bufferUntil(new ManyRows())
                .concatMap(
                        span -> compare(verification, span)
                                .doOnSuccess(_ -> progress.accept(span.getLast().number() * 100 / last)),
                        1)
                .then();
    }

    private Mono<Void> compare(Verification verification, List<Seals.Place> places) {
        var span =
                places.stream().map(Seals.Place::seal).filter(Objects::nonNull).toList();
        return span.isEmpty()
                ? Mono.empty()
                : rows.between(span.getFirst().from(), span.getLast().to())
                        .collectList()
                        .flatMap(found -> lookFor(verification, verification.compare(span, found)));
    }

    /** A row that is not in its span may have been given another time. */
    private Mono<Void> lookFor(Verification verification, List<Missing> missing) {
        return Flux.fromIterable(missing)
                .concatMap(each -> documents.read(each.row().path()).doOnNext(read -> {
                    if (read.document() == null) {
                        verification.addDeleted(each);
                    } else {
                        verification.addMoved(each);
                    }
                }))
                .then();
    }

    /** Rows that the seals' own queries cannot see. */
    private Mono<Void> strays(Verification verification) {
        var all = new DocumentQuery(AuditRow.COLLECTION, List.of(), null, null, CHUNK).only("shard", RowsInTime.TIME);
        return documents
                .query(all)
                .map(Documents.Found::documents)
                .expand(found -> found.size() < CHUNK
                        ? Mono.empty()
                        : documents
                                .query(all.startingAfter(new DocumentQuery.After(
                                        null, found.getLast().path().id())))
                                .map(Documents.Found::documents))
                .concatMapIterable(found -> found, 1)
                .filter(VerifyAudit::isStray)
                .doOnNext(verification::addStray)
                .then();
    }

    private static boolean isStray(Document row) {
        return row.time(RowsInTime.TIME)
                        .filter(taken -> !taken.isAfter(row.createTime()))
                        .isEmpty()
                || row.number("shard")
                        .filter(shard -> shard == AuditRow.shard(row.path().id()))
                        .isEmpty();
    }

    private Mono<Void> unsealed(Verification verification, @Nullable Seal end, Instant now) {
        var from = end == null ? Seal.BEGINNING : end.to();
        return rows.between(from, now.plus(FURTHEST_CLOCK))
                .count()
                .doOnNext(verification::addUnsealed)
                .then();
    }

    private Mono<Long> prunedThrough() {
        return new AuditRows(documents)
                .all(new AuditFilter(null, AuditAction.AUDIT_PRUNED, null, null, null))
                .map(row -> row.details().get(PruneAudit.THROUGH) instanceof Long through ? through : 0L)
                .reduce(0L, Math::max);
    }

    /** Ends a span once its seals know enough rows. */
    private static final class ManyRows implements Predicate<Seals.Place> {

        private int counted;

        @Override
        public boolean test(Seals.Place place) {
            counted += place.seal() == null ? 0 : place.seal().rows().size();
            if (counted < ROWS_AT_ONCE) {
                return false;
            }
            counted = 0;
            return true;
        }
    }
}
