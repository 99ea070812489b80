package com.emailpilot.operations;

import com.emailpilot.operations.audit.AuditCommands;
import com.emailpilot.operations.clients.ClientsCommands;
import com.emailpilot.operations.events.EventsCommands;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.system.GoogleSystem;
import com.emailpilot.operations.system.SystemSettings;
import com.emailpilot.operations.terminal.CommandGroup;
import com.emailpilot.operations.terminal.Failures;
import java.util.List;
import java.util.logging.LogManager;
import picocli.CommandLine;

/** The command line for ops, and everything that it is made of. */
public final class Operations {

    private Operations() {}

    /** Ends with 0 when done, 1 when it failed, 2 when it was called wrongly, 3 when there was nothing to do. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        var environment = System.getenv();
        try (var system = new GoogleSystem(() -> SystemSettings.of(environment))) {
            var commandLine = CommandGroup.of("emailpilot", "Sets right whatever is wrong with EmailPilot.");
            addTo(commandLine, system);
            System.exit(commandLine.execute(arguments));
        }
    }

    /** Adds all commands for ops to a command line, and the words for what fails. */
    public static void addTo(CommandLine commandLine, ConnectedSystem system) {
        commands(system).forEach(commandLine::addSubcommand);
        Failures.explain(commandLine);
    }

    private static List<CommandLine> commands(ConnectedSystem system) {
        return List.of(EventsCommands.of(system), ClientsCommands.of(system), AuditCommands.of(system));
    }
}
