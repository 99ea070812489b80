package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Backoff;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.events.ClientStatus;
import java.time.Duration;
import java.time.Instant;

/** When an owner is told, when that is tried again, and when it is given up: pure. */
final class TellingPolicy {

    /** Longer than telling takes, so that whoever holds a claim has ended before the next one begins. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));

    private TellingPolicy() {}

    /** What to do with a notification that was just read. */
    sealed interface Step {

        /** Somebody else does it, or did. */
        record Leave() implements Step {}

        /** There is no need any more. */
        record Drop(String reason) implements Step {}

        /** Claim it until then, and tell the owner of this client. */
        record Tell(ClientRecord client, Instant claimedUntil) implements Step {}

        /** The claim is stored, and only the answer was lost: tell the owner of this client. */
        record Claimed(ClientRecord client) implements Step {}
    }

    /** What to do after an attempt that failed. */
    sealed interface Retry {

        /** Try again then. */
        record At(Instant time) implements Retry {}

        /** It took too long. */
        record Never() implements Retry {}
    }

    /**
     * What to do with one of a group of which at least one is due: a new one goes with it before its time.
     *
     * @param holder names whoever asks
     * @param owner whom the letter is for
     */
    static Step next(Notifications.Read read, String holder, String owner) {
        var notification = read.notification();
        var client = read.client();
        var claimed = notification.claimedBy(holder);
        if (!notification.waits() || (!claimed && !notification.isNew() && !read.due())) {
            return new Step.Leave();
        }
        if (client == null) {
            return new Step.Drop("client_gone");
        }
        if (client.status() != ClientStatus.NEEDS_REAUTHORIZATION
                || client.oauth().generation() != notification.generation()) {
            return new Step.Drop("no_longer_needed");
        }
        if (claimed) {
            return new Step.Claimed(client);
        }
        return client.ownerUserId().equals(owner)
                ? new Step.Tell(client, read.readTime().plus(CLAIM))
                : new Step.Leave();
    }

    static Retry afterFailure(Notification notification, Instant now) {
        var next = now.plus(PAUSES.after(notification.attempts() - 1));
        return next.isAfter(notification.since().plus(LONGEST_WAIT)) ? new Retry.Never() : new Retry.At(next);
    }
}
