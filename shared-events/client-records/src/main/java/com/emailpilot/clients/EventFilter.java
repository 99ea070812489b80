package com.emailpilot.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the archive are wanted; what is absent does not matter.
 *
 * @param type the CloudEvents type
 * @param clientId about which client
 * @param from stored at the earliest, included
 * @param to stored at the latest, included
 */
public record EventFilter(
        @Nullable String type,
        @Nullable String clientId,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final String PREFIX = "com.emailpilot.";

    /** The CloudEvents type that a person means who writes it, or its name alone: {@code client-created}. */
    public static String typeNamed(String name) {
        var stripped = name.strip();
        return stripped.startsWith(PREFIX) ? stripped : PREFIX + stripped + ".v1";
    }

    /** Whether an event is wanted. */
    public boolean matches(ArchivedEvent event) {
        return (type == null || type.equals(event.message().type()))
                && (clientId == null || clientId.equals(event.clientId()))
                && (from == null || !event.storedAt().isBefore(from))
                && (to == null || !event.storedAt().isAfter(to));
    }
}
