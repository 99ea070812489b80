package com.emailpilot.events;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The size that a message may have: Pub/Sub takes 10 MB, and says so only after it was sent. */
final class MessageSize {

    private static final long MAX_BYTES = 9L * 1024 * 1024;

    private MessageSize() {}

    static void refuseOverLimit(EventMessage message) {
        long bytes = utf8(message.data()) + utf8(message.orderingKey());
        for (Map.Entry<String, String> attribute : message.attributes().entrySet()) {
            bytes += utf8(attribute.getKey()) + utf8(attribute.getValue());
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("The message has " + bytes + " bytes; Pub/Sub takes at most 9 MiB");
        }
    }

    private static long utf8(String text) {
        return text.length() > MAX_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
