package com.emailpilot.events;

/**
 * Something that happened, or a hint that something is due.
 *
 * <p>Events never carry a token, sealed or not.
 */
public sealed interface Event permits KlaviyoConnected, ClientEvent, ExpiryHint, EnrichmentDue {

    /** What the event is about: the CloudEvents subject and the ordering key of its message. */
    String subject();
}
