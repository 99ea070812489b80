package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.OrderId;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.OrderRefusedException.Obstacle;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.events.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Sends a dead letter again, to the consumer alone that it died on.
 *
 * <p>The order is stored before the message leaves, with its row in the audit trail: of two orders at once one is carried
 * out. An order whose author died in between is carried out when it is repeated.
 */
public final class RedriveLetter {

    private final ParkedLetters letters;
    private final Documents documents;
    private final Conflicts conflicts;
    private final SendLetter sendLetter;

    public RedriveLetter(ParkedLetters letters, Documents documents, Conflicts conflicts, SendLetter sendLetter) {
        this.letters = letters;
        this.documents = documents;
        this.conflicts = conflicts;
        this.sendLetter = sendLetter;
    }

    /** The letter as it stands after the order; empty where there is none. {@link OrderRefusedException} says why not. */
    public Mono<ParkedLetter> redrive(String id, RedriveOrder order) {
        return Mono.fromSupplier(() -> UUID.randomUUID().toString())
                .flatMap(attempt -> conflicts.decideAgain(() ->
                        letters.with(id, AuditRow.path(rowId(id, order))).flatMap(read -> obey(read, order, attempt))))
                .then(letters.find(id));
    }

    private Mono<Void> obey(List<Snapshot> read, RedriveOrder order, String attempt) {
        var letter = ParkedLetter.read(read.getFirst().found().orElseThrow());
        var last = letter.redrive();
        if (last != null && last.attempt().equals(attempt)) {
            return sendLetter.send(letter, rowId(letter.id(), order)); // our own commit, whose answer was lost
        }
        if (read.getLast().document() != null && (last == null || !last.key().equals(order.key()))) {
            return Mono.empty(); // carried out before another order
        }
        var now = read.getFirst().readTime();
        return switch (RedrivePolicy.decide(letter, order, now)) {
            case Verdict.Send _ when !sendLetter.canReach(letter) -> refused(Verdict.Refuse.NO_CONSUMER);
            case Verdict.Send _ ->
                carryOut(
                        letter,
                        order,
                        documents.commit(List.of(
                                ordered(letter, order, attempt).update(letter.document()),
                                row(letter, order, now).create())));
            case Verdict.Resume _ ->
                carryOut(letter, order, documents.commit(List.of(taken(attempt).update(letter.document()))));
            case Verdict.Repeat _ -> Mono.empty();
            case Verdict.Refuse refuse -> refused(refuse);
        };
    }

    private Mono<Void> carryOut(ParkedLetter letter, RedriveOrder order, Mono<Instant> stored) {
        return stored.then(Mono.defer(() -> sendLetter.send(letter, rowId(letter.id(), order))));
    }

    private static Mono<Void> refused(Verdict.Refuse refuse) {
        return Mono.error(() -> new OrderRefusedException(Obstacle.THE_STATE, refuse.code(), refuse.sentence()));
    }

    private static Changes ordered(ParkedLetter letter, RedriveOrder order, String attempt) {
        return taken(attempt)
                .set("status", LetterStatus.REDRIVING.name())
                .set("redrives", letter.redrives() + 1)
                .set("redrive.id", rowId(letter.id(), order))
                .set("redrive.key", order.key())
                .set("redrive.by", order.by())
                .setServerTime("redrive.at")
                .remove("redrive.sent_at");
    }

    private static Changes taken(String attempt) {
        return new Changes().set("redrive.attempt", attempt).setServerTime("redrive.taken_at");
    }

    private static AuditRow row(ParkedLetter letter, RedriveOrder order, Instant now) {
        return AuditRow.of(rowId(letter.id(), order), now, AuditAction.REDRIVEN, order.by())
                .with("dead_letter", letter.id())
                .with("subscription", letter.subscription())
                .with("forced", order.force() ? true : null);
    }

    private static String rowId(String letterId, RedriveOrder order) {
        return ReceivedEvent.REDRIVE + OrderId.of(letterId, order.key());
    }
}
