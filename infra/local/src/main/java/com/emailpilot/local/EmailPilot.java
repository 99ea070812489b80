package com.emailpilot.local;

import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.operations.Operations;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.system.GoogleSystem;
import com.emailpilot.operations.system.SystemSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands behind {@code ./emailpilot}; without one it shows what there is. */
@Command(
        name = "emailpilot",
        description = "Connects Klaviyo accounts through OAuth and keeps their tokens alive.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {Up.class, ServiceToken.class, HelpCommand.class, Version.class})
final class EmailPilot implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private EmailPilot() {}

    /** Ends with 0 when done, 1 when it failed, 2 when it was called wrongly. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        int status;
        try (var system = new GoogleSystem(EmailPilot::settings, Clock.systemUTC())) {
            status = commandLine(system).execute(arguments);
        }
        System.exit(status);
    }

    static CommandLine commandLine(ConnectedSystem system) {
        var commandLine = new CommandLine(new EmailPilot());
        Operations.addTo(commandLine, system);
        return commandLine;
    }

    /** The system that {@code ./emailpilot up} has started, or would. */
    private static SystemSettings settings() {
        var root = Path.of(System.getProperty("emailpilot.root", ".")).toAbsolutePath();
        return SystemSettings.of(LocalSetup.of(root, System.getenv()).forOperations());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
