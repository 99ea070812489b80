package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.LetterStatus;
import com.emailpilot.clients.deadletters.ParkedLetter;
import com.emailpilot.clients.deadletters.ParkedLetter.Redrive;
import com.emailpilot.clients.deadletters.ParkedLetters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as callers see it.
 *
 * @param type the CloudEvents type; empty where it was no event
 * @param redrivenBy who had it sent again last; absent if nobody did
 * @param redrivenAt when; absent as above
 * @param comment what was said when it was dropped; absent unless it was
 */
record LetterView(
        String id,
        LetterStatus status,
        String subscription,
        String type,
        String reason,
        long payloadBytes,
        String payloadSha256,
        long redrives,
        long seen,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable String redrivenBy,
        @Nullable Instant redrivenAt,
        @Nullable String comment) {

    /**
     * Some letters, the last seen first.
     *
     * @param nextCursor of the page after this one; absent if this is the last one
     */
    record Page(List<LetterView> deadLetters, @Nullable String nextCursor) {

        Page {
            deadLetters = List.copyOf(deadLetters);
        }

        static Page of(ParkedLetters.Page page) {
            return new Page(page.letters().stream().map(LetterView::of).toList(), OpsCursor.write(page.next()));
        }
    }

    static LetterView of(ParkedLetter letter) {
        Redrive redrive = letter.redrive();
        return new LetterView(
                letter.id(),
                letter.status(),
                letter.subscription(),
                letter.type(),
                letter.reason(),
                letter.bytes(),
                letter.sha256(),
                letter.redrives(),
                letter.seen(),
                letter.firstSeen(),
                letter.lastSeen(),
                redrive == null ? null : redrive.by(),
                redrive == null ? null : redrive.at(),
                letter.comment());
    }
}
