package com.emailpilot.gateway.operations;

import com.emailpilot.gateway.operations.ParkedLetter.Redrive;
import com.emailpilot.gateway.operations.Verdict.Refuse;
import com.emailpilot.gateway.operations.Verdict.Repeat;
import com.emailpilot.gateway.operations.Verdict.Send;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a dead letter is sent to its consumer again: pure. */
final class RedrivePolicy {

    private static final long MOST_WITHOUT_FORCE = 3;
    /** Within this time a letter that fails again is back: five deliveries with their pauses take no longer. */
    private static final Duration BACK_WITHIN = Duration.ofMinutes(15);

    private RedrivePolicy() {}

    /**
     * An order to send a letter again.
     *
     * @param key what the order is given under: the same key means the same order
     * @param force also where it was sent again often before
     */
    record Order(String key, String by, boolean force) {}

    static Verdict decide(ParkedLetter letter, Order order, Instant now) {
        var last = letter.redrive();
        if (last != null && last.key().equals(order.key()) && letter.status() != LetterStatus.PARKED) {
            return new Repeat(last.sentAt() != null || letter.status() == LetterStatus.RESOLVED);
        }
        return switch (letter.status()) {
            case PARKED -> parked(letter, order);
            case REDRIVING -> isLost(last, now) ? parked(letter, order) : Refuse.UNDER_WAY;
            case RESOLVED -> Refuse.DONE;
        };
    }

    private static Verdict parked(ParkedLetter letter, Order order) {
        if (!letter.whole()) {
            return Refuse.CUT_OFF;
        }
        if (letter.payload().text().isEmpty()) {
            return Refuse.NO_TEXT;
        }
        return letter.redrives() >= MOST_WITHOUT_FORCE && !order.force() ? Refuse.TOO_OFTEN : new Send();
    }

    private static boolean isLost(@Nullable Redrive last, Instant now) {
        return last == null || last.at().plus(BACK_WITHIN).isBefore(now);
    }
}
