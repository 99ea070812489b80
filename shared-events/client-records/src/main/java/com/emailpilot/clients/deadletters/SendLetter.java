package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Publishes the message of a dead letter for its one consumer, and notes that. */
public final class SendLetter {

    /** They close a letter themselves once they have handled it; nobody hears whether others have. */
    private static final Set<String> CLOSING = Set.of("client-provisioner", "token-refresher", "oauth-gateway");

    private final Documents documents;
    private final Conflicts conflicts;
    private final EventPublisher publisher;
    private final Topology topology;

    public SendLetter(Documents documents, Conflicts conflicts, EventPublisher publisher, Topology topology) {
        this.documents = documents;
        this.conflicts = conflicts;
        this.publisher = publisher;
        this.topology = topology;
    }

    /** Whether its subscription is one that messages can be sent to. */
    boolean canReach(ParkedLetter letter) {
        return topology.subscriptions().stream().anyMatch(each -> each.name().equals(letter.subscription()));
    }

    /** The same message with the same id, so that its consumer knows it; the others never see it. */
    Mono<Void> send(ParkedLetter letter, String redriveId) {
        return publisher
                .publish(message(letter, redriveId))
                .then(Mono.defer(() -> conflicts.decideAgain(() -> noted(letter.id(), redriveId))));
    }

    /** It may be back already, or closed: then only the time is noted. */
    private Mono<Void> noted(String id, String redriveId) {
        return documents
                .read(ParkedLetters.path(id))
                .flatMap(snapshot -> Mono.justOrEmpty(snapshot.found()))
                .filter(letter -> letter.text("redrive.id").orElse("").equals(redriveId))
                .flatMap(letter -> documents.commit(
                        List.of(noted(ParkedLetter.read(letter)).update(letter))))
                .then();
    }

    private Changes noted(ParkedLetter letter) {
        var changes = new Changes().setServerTime("redrive.sent_at");
        return letter.status() == LetterStatus.REDRIVING && !closes(letter.subscription())
                ? changes.set("status", LetterStatus.RESOLVED.name()).setServerTime("resolved_at")
                : changes;
    }

    private boolean closes(String subscription) {
        return CLOSING.contains(topology.subscription(subscription).consumer());
    }

    private EventMessage message(ParkedLetter letter, String redriveId) {
        var attributes = new HashMap<>(letter.attributes());
        attributes.putIfAbsent("ce-id", letter.eventId());
        attributes.put("replay-id", redriveId);
        attributes.put("replay-target", letter.subscription());
        var topic = topology.subscription(letter.subscription()).topic();
        return new EventMessage(topic, "", attributes, letter.payload().text().orElse(""));
    }
}
