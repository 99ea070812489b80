package com.emailpilot.operations.terminal;

import picocli.CommandLine.Option;

/** Whether a command only says what it would do; a command that changes something takes it in as a {@code @Mixin}. */
public final class DryRun {

    @Option(names = "--dry-run", description = "Say what would be done, and change nothing.")
    private boolean dry;

    public boolean wanted() {
        return dry;
    }
}
