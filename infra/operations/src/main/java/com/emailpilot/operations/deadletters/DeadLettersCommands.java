package com.emailpilot.operations.deadletters;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.CommandGroup;
import picocli.CommandLine;

/** {@code dead-letters …}: messages that their consumers could not handle. */
public final class DeadLettersCommands {

    private DeadLettersCommands() {}

    /** The commands, for this system. */
    public static CommandLine of(ConnectedSystem system) {
        return CommandGroup.of(
                "dead-letters",
                "Messages that their consumers could not handle.",
                new ListLetters(system),
                new ShowLetter(system),
                new RedriveCommand(system),
                new DropCommand(system));
    }
}
