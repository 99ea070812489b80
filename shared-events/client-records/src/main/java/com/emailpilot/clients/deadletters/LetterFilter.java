package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.OrderRefusedException.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * Which of the dead letters that wait are meant; what is absent does not matter, but not both may be.
 *
 * @param reason why they died, word for word
 * @param subscription short name of the subscription that they died on
 */
public record LetterFilter(
        @Nullable String reason, @Nullable String subscription) {

    public LetterFilter {
        reason = reason == null || reason.isBlank() ? null : reason;
        subscription = subscription == null || subscription.isBlank() ? null : subscription.strip();
        if (reason == null && subscription == null) {
            throw new OrderRefusedException(
                    Obstacle.THE_ORDER,
                    "reason_needed",
                    "Say which dead letters are meant: by their reason, by their subscription, or both.");
        }
    }

    /** Whether a letter is meant, however it stands. */
    public boolean matches(ParkedLetter letter) {
        return (reason == null || reason.equals(letter.reason()))
                && (subscription == null || subscription.equals(letter.subscription()));
    }
}
