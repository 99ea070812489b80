package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.OrderId;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.OrderRefusedException.Obstacle;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Gives a dead letter up, with the reason that somebody has for it. It stays readable among those that are done. */
public final class DropLetter {

    private static final int LONGEST_COMMENT = 500;

    private final ParkedLetters letters;
    private final ClientRecords records;
    private final Documents documents;
    private final Conflicts conflicts;

    public DropLetter(ParkedLetters letters, ClientRecords records, Documents documents, Conflicts conflicts) {
        this.letters = letters;
        this.records = records;
        this.documents = documents;
        this.conflicts = conflicts;
    }

    /**
     * The letter as it stands then, empty where there is none; dropping one that is done changes nothing.
     *
     * @param by e-mail address of the person or service account
     * @param comment why, in 1 to 500 characters; else {@link OrderRefusedException}
     */
    public Mono<ParkedLetter> drop(String id, String by, String comment) {
        return Mono.fromSupplier(() -> checked(comment))
                .flatMap(reason -> conflicts.decideAgain(() -> Mono.zip(letters.find(id), records.serverTime())
                        .flatMap(read -> dropped(read.getT1(), by, reason, read.getT2()))))
                .then(letters.find(id));
    }

    private Mono<Instant> dropped(ParkedLetter letter, String by, String comment, Instant now) {
        if (letter.status() == LetterStatus.RESOLVED) {
            return Mono.empty();
        }
        var changes = new Changes()
                .set("status", LetterStatus.RESOLVED.name())
                .set("comment", comment)
                .set("dropped_by", by)
                .setServerTime("resolved_at")
                .update(letter.document());
        var row = AuditRow.of("drop-" + OrderId.of(letter.id(), now.toString()), now, AuditAction.DROPPED, by)
                .with("dead_letter", letter.id())
                .with("subscription", letter.subscription())
                .with("comment", comment);
        return documents.commit(List.of(changes, row.create()));
    }

    private static String checked(String comment) {
        var stripped = comment.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_COMMENT) {
            throw new OrderRefusedException(
                    Obstacle.THE_ORDER,
                    "comment_needed",
                    "Say in a few words why this message is given up, so that others understand it later.");
        }
        return stripped;
    }
}
