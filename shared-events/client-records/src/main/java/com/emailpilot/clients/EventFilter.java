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
        @Nullable Instant to) {}
