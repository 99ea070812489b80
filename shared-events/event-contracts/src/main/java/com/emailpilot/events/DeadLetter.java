package com.emailpilot.events;

import java.time.Instant;
import java.util.Map;

/**
 * A message that its consumer could not handle.
 *
 * @param subscription short name of the subscription that it died on
 * @param reason why, without any of its data
 * @param messageId Pub/Sub's id of the message
 * @param attributes as they were published, CloudEvents attributes among them if it was an event
 * @param data as it was published, perhaps no text at all
 * @param publishTime server time
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record DeadLetter(
        String subscription,
        String reason,
        String messageId,
        Map<String, String> attributes,
        byte[] data,
        Instant publishTime) {

    public DeadLetter {
        attributes = Map.copyOf(attributes);
        data = data.clone();
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    /** Names the message for good: the CloudEvents id where there is one, else Pub/Sub's. */
    public String id() {
        var eventId = attributes.get("ce-id");
        return eventId == null || eventId.isBlank() ? "pubsub-" + messageId : eventId;
    }

    @Override
    public String toString() {
        return "DeadLetter[" + subscription + ", " + id() + "]";
    }
}
