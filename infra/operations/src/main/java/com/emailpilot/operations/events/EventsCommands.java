package com.emailpilot.operations.events;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.CommandGroup;
import com.emailpilot.operations.terminal.TimeConverter;
import java.time.Instant;
import picocli.CommandLine;

/** {@code events …}: what happened. */
public final class EventsCommands {

    private EventsCommands() {}

    /** The commands, for this system. */
    public static CommandLine of(ConnectedSystem system) {
        return CommandGroup.of(
                        "events",
                        "What happened, and how it is told again.",
                        new ListEvents(system),
                        new ShowEvent(system),
                        new ReplayEvents(system),
                        new SeekSubscription(system))
                .registerConverter(Instant.class, new TimeConverter(system.clock()));
    }
}
