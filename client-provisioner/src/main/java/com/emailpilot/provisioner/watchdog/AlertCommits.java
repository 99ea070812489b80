package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import com.emailpilot.events.OperationsAlertRaised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Stores how alerts stand, and tells of those that open, in one commit: two instances do not raise one twice. */
final class AlertCommits {

    private final Documents documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Conflicts conflicts;

    AlertCommits(Documents documents, Outbox outbox, OutboxRelay relay, Conflicts conflicts) {
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
        this.conflicts = conflicts;
    }

    /** Whether it is ours to look now: one of all instances does, once in an interval. */
    Mono<Boolean> claim(Snapshot alert, Duration every) {
        var lookedAt = alert.found().flatMap(stored -> stored.time("looked_at"));
        if (lookedAt.filter(last -> last.plus(every).isAfter(alert.readTime())).isPresent()) {
            return Mono.just(false);
        }
        var look = new Changes().setServerTime("looked_at");
        return documents
                .commit(List.of(write(alert, look)))
                .thenReturn(true)
                .onErrorResume(ConflictException.class, _ -> Mono.just(false));
    }

    /** Emits how the alert stands now. */
    Mono<AlertState> note(Alert alert, Finding finding) {
        return conflicts.decideAgain(
                () -> documents.read(alert.path()).flatMap(stored -> note(alert, finding, stored)));
    }

    private Mono<AlertState> note(Alert alert, Finding finding, Snapshot stored) {
        var now = stored.readTime();
        var before = stored.found().map(AlertState::of).orElse(AlertState.NEVER_SEEN);
        var after = AlertPolicy.after(finding, before, alert.patience(), now);
        if (after.equals(before)) {
            return Mono.just(after);
        }
        var told = AlertPolicy.raised(before, after)
                ? Optional.of(outbox.entry(event(alert, finding, after, now), now, null))
                : Optional.<OutboxEntry>empty();
        List<Write> writes = new ArrayList<>();
        told.ifPresent(entry -> writes.addAll(entry.writes()));
        writes.add(write(stored, fields(alert, finding, after)));
        return documents
                .commit(writes)
                .doOnSuccess(_ -> told.ifPresent(entry -> relay.announce(List.of(entry))))
                .thenReturn(after);
    }

    private static Changes fields(Alert alert, Finding finding, AlertState after) {
        var fields = after.fields()
                .set("severity", alert.severity().word())
                .set("summary", alert.summary())
                .set("remedy", alert.remedy());
        return finding.isGood() ? fields : fields.set("count", finding.count()).set("examples", finding.examples());
    }

    private static OperationsAlertRaised event(Alert alert, Finding finding, AlertState after, Instant now) {
        var since = after.seenSince() == null ? now : after.seenSince();
        return new OperationsAlertRaised(
                alert.word(),
                alert.severity(),
                alert.summary(),
                alert.remedy(),
                finding.count(),
                finding.examples(),
                since,
                now);
    }

    private static Write write(Snapshot stored, Changes changes) {
        Optional<Document> found = stored.found();
        return found.<Write>map(changes::update).orElseGet(() -> changes.create(stored.path()));
    }
}
