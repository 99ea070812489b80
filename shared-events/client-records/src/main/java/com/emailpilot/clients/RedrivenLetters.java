package com.emailpilot.clients;

import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ReceivedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Closes dead letters whose message was sent again and handled at last. */
public final class RedrivenLetters {

    private final Documents documents;
    private final Conflicts conflicts;

    public RedrivenLetters(Documents documents, Conflicts conflicts) {
        this.documents = documents;
        this.conflicts = conflicts;
    }

    /** The same handler, which closes the letter of this subscription after it handled a message that was sent again. */
    public EventHandler closing(String subscription, EventHandler handler) {
        return received -> handler.handle(received).then(Mono.defer(() -> close(subscription, received)));
    }

    private Mono<Void> close(String subscription, ReceivedEvent received) {
        var replayId = received.replayId();
        return replayId == null
                ? Mono.empty()
                : conflicts
                        .decideAgain(() -> documents
                                .read(new DocumentPath("dead_letters", subscription + "_" + received.id()))
                                .flatMap(snapshot -> close(snapshot.document(), replayId)))
                        .then();
    }

    /** Any other replay of the same event, and an order that came after, leave the letter as it is. */
    private Mono<Void> close(@Nullable Document letter, String replayId) {
        return letter == null
                        || !letter.text("status").orElse("").equals("REDRIVING")
                        || !letter.text("redrive.id").orElse("").equals(replayId)
                ? Mono.empty()
                : documents
                        .commit(List.of(new Changes()
                                .set("status", "RESOLVED")
                                .setServerTime("resolved_at")
                                .update(letter)))
                        .then();
    }
}
