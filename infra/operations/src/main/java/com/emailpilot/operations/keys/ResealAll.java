package com.emailpilot.operations.keys;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.operations.keys.SealedRows.Page;
import com.emailpilot.vault.Vault;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves everything that is sealed to the key that seals now, no faster than it is told.
 *
 * <p>May be stopped anywhere and started again, also twice at once: what is done already is passed over.
 */
public final class ResealAll {

    private static final int AT_ONCE = 16;

    private final SealedRows rows;
    private final ResealRow one;
    private final ResealRuns runs;
    private final Quarantine quarantine;
    private final Vault vault;

    public ResealAll(Documents documents, Conflicts conflicts, Vault vault) {
        this.rows = new SealedRows(documents);
        this.one = new ResealRow(documents, conflicts, vault);
        this.runs = new ResealRuns(documents);
        this.quarantine = new Quarantine(documents);
        this.vault = vault;
    }

    /**
     * Goes on where the last run with the same key stopped; emits how far it has come, after each page and at the end.
     *
     * @param perSecond how many documents are changed in a second at most
     */
    public Flux<ResealProgress> run(int perSecond) {
        var pause = Duration.ofNanos(TimeUnit.SECONDS.toNanos(1) / perSecond);
        return quarantine
                .quarantined()
                .flatMapMany(quarantined -> runs.unfinished(vault.reseal().currentKey())
                        .flatMapMany(start -> run(start, quarantined, pause)));
    }

    private Flux<ResealProgress> run(ResealProgress start, Set<DocumentPath> quarantined, Duration pause) {
        var progress = new AtomicReference<>(start);
        return rows.from(start.cursor())
                .concatMap(
                        page -> page(progress.get(), page, quarantined, pause).doOnNext(progress::set), 1)
                .concatWith(Mono.defer(() -> runs.store(progress.get().atTheEnd())));
    }

    private Mono<ResealProgress> page(ResealProgress before, Page page, Set<DocumentPath> quarantined, Duration pause) {
        var due = page.rows().stream()
                .filter(row -> quarantined.contains(row.path())
                        || !row.stale(vault.reseal()).isEmpty())
                .toList();
        return Flux.fromIterable(due)
                .delayElements(pause)
                .flatMap(row -> reseal(row, quarantined), AT_ONCE)
                .reduce(before.passed(page.rows().size() - due.size()), ResealProgress::plus)
                .flatMap(after -> runs.store(after.at(page.end())));
    }

    private Mono<ResealOutcome> reseal(SealedRow row, Set<DocumentPath> quarantined) {
        return one.reseal(row)
                .flatMap(outcome -> outcome != ResealOutcome.QUARANTINED && quarantined.contains(row.path())
                        ? quarantine.release(row.path()).thenReturn(outcome)
                        : Mono.just(outcome));
    }
}
