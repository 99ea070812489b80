package com.emailpilot.clients.refresh;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords.Read;
import java.time.Duration;

/** What a person who wanted fresh tokens is told. */
public sealed interface RefreshOutcome {

    /** The client has fresh tokens. */
    record Refreshed(ClientRecord client) implements RefreshOutcome {}

    /** The client had tokens that were fresh enough. */
    record FreshAlready(ClientRecord client) implements RefreshOutcome {}

    /** No end within our patience; the refresher goes on. */
    record StillRunning(ClientRecord client) implements RefreshOutcome {}

    /** Klaviyo said that the grant is over, and is asked once more before we believe it. */
    record BeingConfirmed(ClientRecord client) implements RefreshOutcome {}

    /** The connection is over until a person connects it again. */
    record NeedsReconnecting(ClientRecord client) implements RefreshOutcome {}

    /**
     * Klaviyo gave no new tokens this time; the old ones stay.
     *
     * @param cause the fixed word of the refresher
     * @param retryAfter when it is tried again
     */
    record Failed(Read found, String cause, Duration retryAfter) implements RefreshOutcome {}

    /** The refresher could not be asked: our own messaging is down. */
    record NotAsked(Read found) implements RefreshOutcome {}

    /** One person or one client asks too often. */
    record TooMany(Duration retryAfter) implements RefreshOutcome {}
}
