package com.emailpilot.operations;

import com.emailpilot.operations.audit.AuditCommands;
import com.emailpilot.operations.clients.ClientsCommands;
import com.emailpilot.operations.deadletters.DeadLettersCommands;
import com.emailpilot.operations.doctor.Doctor;
import com.emailpilot.operations.events.EventsCommands;
import com.emailpilot.operations.keys.KeysCommands;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.Failures;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** The commands for ops. */
public final class Operations {

    private Operations() {}

    /** Adds all commands for ops to a command line, and the words for what fails. */
    public static void addTo(CommandLine commandLine, ConnectedSystem system) {
        commands(system).forEach(commandLine::addSubcommand);
        commandLine.addSubcommand("completion", new GenerateCompletion());
        Failures.explain(commandLine);
    }

    private static List<CommandLine> commands(ConnectedSystem system) {
        return List.of(
                EventsCommands.of(system),
                DeadLettersCommands.of(system),
                ClientsCommands.of(system),
                AuditCommands.of(system),
                KeysCommands.of(system),
                new CommandLine(new Doctor(system)));
    }
}
