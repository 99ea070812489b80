package com.emailpilot.events;

import java.time.Instant;

/** Counts what becomes of events; {@code type} is a CloudEvents type of the contract, or {@code unknown}. */
public interface EventMetrics {

    /** Pub/Sub has stored an event. */
    void published(String type);

    /** Nobody knows whether Pub/Sub has stored an event. */
    void publishFailed(String type);

    /**
     * An event has arrived.
     *
     * @param publishedAt when Pub/Sub stored it; a message that comes again has waited since then
     */
    void received(String subscription, String type, Instant publishedAt);

    /** An event was handled. */
    void acked(String subscription, String type);

    /** An event was not handled and will come back. */
    void nacked(String subscription, String type);

    /** An event can never be handled, and lies in the dead-letter topic. */
    void deadLettered(String subscription, String type);
}
