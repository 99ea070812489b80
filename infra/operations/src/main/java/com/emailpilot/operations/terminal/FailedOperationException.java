package com.emailpilot.operations.terminal;

/** A command that cannot do what it was told: its message is one line that says what to do. */
public final class FailedOperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FailedOperationException(String message) {
        super(message);
    }
}
