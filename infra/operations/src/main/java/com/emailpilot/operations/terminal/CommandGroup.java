package com.emailpilot.operations.terminal;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that belong together, such as {@code clients list} and {@code clients show}. */
public final class CommandGroup {

    private CommandGroup() {}

    /**
     * A command that does nothing but hold others.
     *
     * @param commands objects whose classes are annotated as commands
     */
    public static CommandLine of(String name, String description, Object... commands) {
        var spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        var group = new CommandLine(spec);
        for (var command : commands) {
            group.addSubcommand(command);
        }
        return group.setCaseInsensitiveEnumValuesAllowed(true);
    }
}
