package com.emailpilot.local;

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
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new EmailPilot());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
