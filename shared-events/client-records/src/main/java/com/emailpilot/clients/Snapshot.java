package com.emailpilot.clients;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a read.
 *
 * @param document absent when there is none at the path
 * @param readTime server time of the read
 */
public record Snapshot(DocumentPath path, @Nullable Document document, Instant readTime) {

    /** The document; empty when there is none. */
    public Optional<Document> found() {
        return Optional.ofNullable(document);
    }
}
