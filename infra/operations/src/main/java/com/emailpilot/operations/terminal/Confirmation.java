package com.emailpilot.operations.terminal;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks before something that cannot be undone; a command takes it in as a {@code @Mixin}. */
public final class Confirmation {

    @Option(names = "--yes", description = "Do not ask whether it is meant.")
    private boolean yes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Whether it is meant; without somebody to ask, the option has to say so. */
    public boolean given(String question) {
        return yes
                || Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(console -> console.readLine("%s [y/N] ", question))
                        .map(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                        .orElseThrow(() -> new ParameterException(
                                command.commandLine(),
                                "Nobody is there to ask: add --yes, or --dry-run to look first."));
    }
}
