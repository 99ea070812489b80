package com.emailpilot.operations;

import com.emailpilot.operations.system.GoogleSystem;
import com.emailpilot.operations.system.SystemSettings;
import com.emailpilot.operations.terminal.CommandGroup;
import java.time.Clock;
import java.util.logging.LogManager;

/** The command line for ops, as a program of its own. */
public final class OperationsApplication {

    private OperationsApplication() {}

    /** Ends with 0 when done, 1 when it failed, 2 when it was called wrongly, 3 when there was nothing to do. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        var environment = System.getenv();
        int status;
        try (var system = new GoogleSystem(() -> SystemSettings.of(environment), Clock.systemUTC())) {
            var commandLine = CommandGroup.of("emailpilot", "Sets right whatever is wrong with EmailPilot.");
            Operations.addTo(commandLine, system);
            status = commandLine.execute(arguments);
        }
        System.exit(status);
    }
}
