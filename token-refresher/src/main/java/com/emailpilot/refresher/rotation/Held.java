package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.vault.TokenPlace;
import java.time.Instant;

/**
 * An attempt that is ours: between steps R1 and R4 nobody else sends a request for this client.
 *
 * @param client as it was right before the attempt was taken
 * @param attempt its server time precedes the request
 * @param tookOver whether an older attempt was left behind, whose request may have been sent
 * @param updateTime of the client since our commit: the precondition of the next one
 * @param sentAt when our commit was sent, on the monotonic clock, in nanoseconds
 */
record Held(ClientRecord client, Attempt attempt, boolean tookOver, Instant updateTime, long sentAt) implements Taken {

    String clientId() {
        return client.clientId();
    }

    long generation() {
        return client.oauth().generation();
    }

    /** Where the tokens are sealed that the attempt set out to replace. */
    TokenPlace base() {
        return new TokenPlace(clientId(), generation(), attempt.baseVersion());
    }

    @Override
    public String toString() {
        return "Held[" + clientId() + ", attempt " + attempt.id() + "]";
    }
}
