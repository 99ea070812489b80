package com.emailpilot.operations.terminal;

/** How a command ends; {@code 2}, called wrongly, is picocli's own. */
public final class ExitStatus {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int NOTHING_TO_DO = 3;

    private ExitStatus() {}
}
