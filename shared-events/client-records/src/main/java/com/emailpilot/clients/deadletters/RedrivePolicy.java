package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.deadletters.ParkedLetter.Redrive;
import com.emailpilot.clients.deadletters.Verdict.Refuse;
import com.emailpilot.clients.deadletters.Verdict.Repeat;
import com.emailpilot.clients.deadletters.Verdict.Resume;
import com.emailpilot.clients.deadletters.Verdict.Send;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a dead letter is sent to its consumer again: pure. */
public final class RedrivePolicy {

    private static final long MOST_WITHOUT_FORCE = 3;
    /** Within this time a letter that fails again is back: five deliveries with their pauses take no longer. */
    private static final Duration BACK_WITHIN = Duration.ofMinutes(15);
    /** Who has stored an order has carried it out within this time: a publication of 10 s and two commits of 5 s. */
    private static final Duration CARRIED_OUT_WITHIN = Duration.ofSeconds(20);

    private RedrivePolicy() {}

    public static Verdict decide(ParkedLetter letter, RedriveOrder order, Instant now) {
        var last = letter.redrive();
        if (last != null && last.key().equals(order.key())) {
            return isAbandoned(letter, last, now) ? new Resume() : new Repeat();
        }
        return switch (letter.status()) {
            case PARKED -> parked(letter, order);
            case REDRIVING -> isLost(letter, last, now) ? parked(letter, order) : Refuse.UNDER_WAY;
            case RESOLVED -> Refuse.DONE;
        };
    }

    private static Verdict parked(ParkedLetter letter, RedriveOrder order) {
        if (!letter.whole()) {
            return Refuse.CUT_OFF;
        }
        if (letter.payload().text().isEmpty()) {
            return Refuse.NO_TEXT;
        }
        return letter.redrives() >= MOST_WITHOUT_FORCE && !order.force() ? Refuse.TOO_OFTEN : new Send();
    }

    private static boolean isAbandoned(ParkedLetter letter, Redrive last, Instant now) {
        return letter.status() == LetterStatus.REDRIVING
                && last.sentAt() == null
                && last.takenAt().plus(CARRIED_OUT_WITHIN).isBefore(now);
    }

    private static boolean isLost(ParkedLetter letter, @Nullable Redrive last, Instant now) {
        return last == null
                || isAbandoned(letter, last, now)
                || last.at().plus(BACK_WITHIN).isBefore(now);
    }
}
