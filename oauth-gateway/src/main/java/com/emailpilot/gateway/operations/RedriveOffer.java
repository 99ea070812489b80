package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.ParkedLetter;
import com.emailpilot.clients.deadletters.RedriveOrder;
import com.emailpilot.clients.deadletters.RedrivePolicy;
import com.emailpilot.clients.deadletters.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a dead letter offers to do about it.
 *
 * @param key names the order that its button gives: two clicks are one order
 * @param refusal why it cannot be sent again; absent where it can
 * @param force whether it is sent only by force
 */
record RedriveOffer(String key, @Nullable String refusal, boolean force) {

    static RedriveOffer of(ParkedLetter letter, Instant now) {
        var key = UUID.randomUUID().toString();
        return switch (RedrivePolicy.decide(letter, new RedriveOrder(key, "", false), now)) {
            case Verdict.Send _, Verdict.Resume _, Verdict.Repeat _ -> new RedriveOffer(key, null, false);
            case Verdict.Refuse refuse ->
                refuse == Verdict.Refuse.TOO_OFTEN
                        ? new RedriveOffer(key, null, true)
                        : new RedriveOffer(key, refuse.sentence(), false);
        };
    }

    /** What a person is told who did one of the two. */
    static @Nullable String saidAfter(@Nullable String done) {
        return switch (done) {
            case "redriven" ->
                "The message is on its way to its consumer, and to no other. If it fails again, it comes back to this page.";
            case "dropped" -> "This message is given up. It stays here among those that are done.";
            case null, default -> null;
        };
    }
}
