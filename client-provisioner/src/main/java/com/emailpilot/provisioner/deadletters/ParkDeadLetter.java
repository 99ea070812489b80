package com.emailpilot.provisioner.deadletters;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.events.DeadLetter;
import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.ReceivedEvent;
import com.google.common.hash.Hashing;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Keeps a dead letter in {@code dead_letters} until somebody sends it again.
 *
 * <p>A letter that was sent again is opened again by what comes back of that order, or of a later replay: each carries its
 * id. Any other copy of the message is only counted, however late it comes.
 */
final class ParkDeadLetter implements DeadLetterHandler {

    private static final int KEPT_BYTES = 64 * 1024;

    private final Documents documents;
    private final Conflicts conflicts;

    ParkDeadLetter(Documents documents, Conflicts conflicts) {
        this.documents = documents;
        this.conflicts = conflicts;
    }

    @Override
    public Mono<Void> handle(DeadLetter deadLetter) {
        return documents
                .commit(List.of(parked(deadLetter).create(path(deadLetter))))
                .onErrorResume(ConflictException.class, _ -> seenAgain(deadLetter))
                .then();
    }

    private Mono<Instant> seenAgain(DeadLetter deadLetter) {
        return conflicts.decideAgain(() -> documents
                .read(path(deadLetter))
                .flatMap(snapshot -> snapshot.found()
                        .map(parked -> documents.commit(
                                List.of(again(deadLetter, parked).update(parked))))
                        .orElseGet(() -> Mono.error(new ConflictException(path(deadLetter) + " vanished")))));
    }

    private static Changes parked(DeadLetter deadLetter) {
        var data = deadLetter.data();
        var kept = Arrays.copyOf(data, Math.min(data.length, KEPT_BYTES));
        return new Changes()
                .set("status", "PARKED")
                .set("subscription", deadLetter.subscription())
                .set("message_id", deadLetter.messageId())
                .set("reason", deadLetter.reason())
                .set("attributes", deadLetter.attributes())
                .set("payload_base64", Base64.getEncoder().encodeToString(kept))
                .set("payload_bytes", (long) data.length)
                .set("payload_sha256", Hashing.sha256().hashBytes(data).toString())
                .set("published_at", deadLetter.publishTime())
                .set("redrives", 0L)
                .set("seen", 1L)
                .setServerTime("first_seen")
                .setServerTime("last_seen");
    }

    private static Changes again(DeadLetter deadLetter, Document parked) {
        var changes =
                new Changes().set("seen", parked.number("seen").orElse(0L) + 1).setServerTime("last_seen");
        return isBack(deadLetter.attributes().getOrDefault("replay-id", ""), parked)
                ? changes.set("status", "PARKED")
                        .set("reason", deadLetter.reason())
                        .remove("resolved_at", "dropped_by", "comment")
                : changes;
    }

    private static boolean isBack(String replayId, Document letter) {
        var ofLastOrder = replayId.equals(letter.text("redrive.id").orElse("-"));
        return switch (letter.text("status").orElse("")) {
            case "REDRIVING" -> ofLastOrder;
            case "RESOLVED" ->
                ofLastOrder
                        ? letter.text("dropped_by").isEmpty()
                        : !replayId.isEmpty() && !replayId.startsWith(ReceivedEvent.REDRIVE);
            default -> true;
        };
    }

    private static DocumentPath path(DeadLetter deadLetter) {
        return new DocumentPath("dead_letters", deadLetter.subscription() + "_" + deadLetter.id());
    }
}
