package com.emailpilot.gateway.operations;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.Topology;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.operations.RedrivePolicy.Order;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * Sends a dead letter again, to the consumer alone that it died on.
 *
 * <p>The order is stored before the message leaves: of two orders at once one is carried out. An order that was stored but
 * perhaps not carried out is carried out when it is repeated.
 */
final class RedriveLetter {

    private final ParkedLetters letters;
    private final ClientRecords records;
    private final Documents documents;
    private final Conflicts conflicts;
    private final EventPublisher publisher;
    private final Topology topology;

    RedriveLetter(
            ParkedLetters letters,
            ClientRecords records,
            Documents documents,
            Conflicts conflicts,
            EventPublisher publisher,
            Topology topology) {
        this.letters = letters;
        this.records = records;
        this.documents = documents;
        this.conflicts = conflicts;
        this.publisher = publisher;
        this.topology = topology;
    }

    /** The letter as it stands after the order. */
    Mono<ParkedLetter> redrive(String id, Order order) {
        return conflicts
                .decideAgain(() -> Mono.zip(letters.find(id), records.serverTime())
                        .flatMap(read -> obey(read.getT1(), order, read.getT2())))
                .then(letters.find(id));
    }

    private Mono<Void> obey(ParkedLetter letter, Order order, Instant now) {
        return switch (RedrivePolicy.decide(letter, order, now)) {
            case Verdict.Send _ when !isKnown(letter.subscription()) -> refused(Verdict.Refuse.NO_CONSUMER);
            case Verdict.Send _ -> store(letter, order, now).then(send(letter, order));
            case Verdict.Repeat repeat -> repeat.sent() ? Mono.empty() : send(letter, order);
            case Verdict.Refuse refuse -> refused(refuse);
        };
    }

    private boolean isKnown(String subscription) {
        return topology.subscriptions().stream().anyMatch(each -> each.name().equals(subscription));
    }

    private static Mono<Void> refused(Verdict.Refuse refuse) {
        return Mono.error(() -> new Refusal(HttpStatus.CONFLICT, refuse.code(), refuse.sentence(), null));
    }

    private Mono<Instant> store(ParkedLetter letter, Order order, Instant now) {
        var ordered = new Changes()
                .set("status", LetterStatus.REDRIVING.name())
                .set("redrives", letter.redrives() + 1)
                .set("redrive.id", rowId(letter, order))
                .set("redrive.key", order.key())
                .set("redrive.by", order.by())
                .setServerTime("redrive.at")
                .remove("redrive.sent_at")
                .update(letter.document());
        var row = AuditRow.of(rowId(letter, order), now, AuditAction.REDRIVEN, order.by())
                .with("dead_letter", letter.id())
                .with("subscription", letter.subscription())
                .with("forced", order.force() ? true : null);
        return documents.commit(List.of(ordered, row.create()));
    }

    /** The same message with the same id, so that its consumer knows it; the others never see it. */
    private Mono<Void> send(ParkedLetter letter, Order order) {
        return Mono.defer(() -> publisher.publish(message(letter, order)))
                .then(documents.commit(List.of(
                        new Changes().setServerTime("redrive.sent_at").update(ParkedLetters.path(letter.id())))))
                .then();
    }

    private EventMessage message(ParkedLetter letter, Order order) {
        var attributes = new HashMap<>(letter.attributes());
        attributes.putIfAbsent("ce-id", letter.eventId());
        attributes.put("replay-id", rowId(letter, order));
        attributes.put("replay-target", letter.subscription());
        var topic = topology.subscription(letter.subscription()).topic();
        return new EventMessage(topic, "", attributes, letter.payload().text().orElse(""));
    }

    private static String rowId(ParkedLetter letter, Order order) {
        return ReceivedEvent.REDRIVE + OrderId.of(letter.id(), order.key());
    }
}
