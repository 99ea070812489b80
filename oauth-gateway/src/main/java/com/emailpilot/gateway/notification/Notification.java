package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be told to the owner of a client on one channel, as it was read.
 *
 * @param generation of the connection that is over
 * @param eventId the event that told of it
 * @param attempts how often somebody began to tell
 * @param notBefore when it may be tried next, in server time
 * @param since when it was there to be told first
 * @param claim names whoever began to tell last; absent before the first time
 * @param letter the letter that tells of it, also at the next try; absent before the first one
 */
record Notification(
        String clientId,
        long generation,
        String eventId,
        String channel,
        Status status,
        long attempts,
        Instant notBefore,
        Instant since,
        @Nullable String claim,
        @Nullable String letter,
        Document document) {

    /** How far it came. */
    enum Status {
        /** Still to be told, or being told right now. */
        WAITING,
        /** Told. */
        SENT,
        /** Not told, since there was no need any more. */
        DROPPED,
        /** Not told, and given up. */
        FAILED
    }

    String id() {
        return document.path().id();
    }

    boolean waits() {
        return status == Status.WAITING;
    }

    /** Whether it may be tried at this server time. */
    boolean dueAt(Instant time) {
        return !notBefore.isAfter(time);
    }

    /** Whether no letter tells of it yet. */
    boolean isNew() {
        return letter == null;
    }

    boolean claimedBy(String holder) {
        return holder.equals(claim);
    }

    @Override
    public String toString() {
        return "Notification[" + id() + ", " + status + "]";
    }
}
