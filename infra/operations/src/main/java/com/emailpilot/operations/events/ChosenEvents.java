package com.emailpilot.operations.events;

import com.emailpilot.clients.EventFilter;
import com.emailpilot.operations.terminal.TimeConverter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events a command is about; it takes this in as a {@code @Mixin}. */
final class ChosenEvents {

    private static final String PREFIX = "com.emailpilot.";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Of this type, client-created for example.",
            completionCandidates = EventTypeNames.class)
    private @Nullable String type;

    @Option(names = "--client", paramLabel = "CLIENT", description = "About the client of this id.")
    private @Nullable String client;

    @Option(names = "--from", paramLabel = "TIME", description = "Stored at this time or later: " + TimeConverter.FORMS)
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "Stored at this time or before.")
    private @Nullable Instant to;

    EventFilter filter() {
        return new EventFilter(wholeType(), client, from, to);
    }

    private @Nullable String wholeType() {
        return type == null || type.startsWith(PREFIX) ? type : PREFIX + type + ".v1";
    }
}
