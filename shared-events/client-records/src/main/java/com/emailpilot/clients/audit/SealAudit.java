package com.emailpilot.clients.audit;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.audit.SealOutcome.Changed;
import com.emailpilot.clients.audit.SealOutcome.NothingNew;
import com.emailpilot.clients.audit.SealOutcome.Outrun;
import com.emailpilot.clients.audit.SealOutcome.Sealed;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Adds seals to the chain. Any number of instances may do so at once: the number of a seal is taken once.
 *
 * <p>A row counts from the server time at which its commit was taken, and may become visible later; so nothing is sealed
 * that is younger than a margin. What comes later still is found by {@link VerifyAudit}.
 */
public final class SealAudit {

    private static final int MOST_ROWS = 2_000;
    /** A span without rows is sealed once in a while: then nobody can say later that something happened in it. */
    private static final Duration IDLE = Duration.ofHours(1);

    private final Seals seals;
    private final RowsInTime rows;
    private final Duration margin;
    private final int mostRows;
    private final AtomicReference<@Nullable Seal> known = new AtomicReference<>();

    /**
     * @param margin longer than a commit may take
     */
    public SealAudit(Documents documents, Duration margin) {
        this(documents, margin, MOST_ROWS);
    }

    SealAudit(Documents documents, Duration margin, int mostRows) {
        this.seals = new Seals(documents);
        this.rows = new RowsInTime(documents);
        this.margin = margin;
        this.mostRows = mostRows;
    }

    /** Makes the next seal, if it is time for one; not for two at once within a process. */
    public Mono<SealOutcome> seal() {
        return Mono.defer(seals::end).flatMap(end -> isChanged(end.seal()) ? changed(end.seal()) : next(end));
    }

    private boolean isChanged(@Nullable Seal end) {
        var last = known.get();
        return last != null
                && (end == null
                        || end.number() < last.number()
                        || (end.number() == last.number() && !end.hash().equals(last.hash())));
    }

    /** Said once, then the chain goes on from where it ends now: {@code audit verify} tells what is missing. */
    private Mono<SealOutcome> changed(@Nullable Seal end) {
        var last = known.getAndSet(end);
        return Mono.just(new Changed(last == null ? 0 : last.number()));
    }

    private Mono<SealOutcome> next(Seals.End end) {
        var from = end.seal() == null ? Seal.BEGINNING : end.seal().to();
        var until = end.readTime().minus(margin).truncatedTo(ChronoUnit.MILLIS);
        known.set(end.seal());
        if (!from.isBefore(until)) {
            return Mono.just(new NothingNew());
        }
        var next = new NextRows(mostRows, until);
        return rows.between(from, until)
                .takeWhile(next::takes)
                .then(Mono.defer(() -> next.isEmpty() && until.isBefore(from.plus(IDLE))
                        ? Mono.just(new NothingNew())
                        : store(next.after(end.seal()), next)));
    }

    private Mono<SealOutcome> store(Seal seal, NextRows next) {
        SealOutcome made = new Sealed(seal.number(), seal.hash(), seal.rows().size(), seal.to(), next.isCut());
        return seals.store(seal)
                .thenReturn(made)
                .onErrorResume(
                        ConflictException.class,
                        _ -> seals.find(seal.number())
                                .map(there -> there.seal() != null
                                                && there.seal().hash().equals(seal.hash())
                                        ? made
                                        : new Outrun()))
                .doOnNext(outcome -> known.set(outcome.equals(made) ? seal : null));
    }
}
