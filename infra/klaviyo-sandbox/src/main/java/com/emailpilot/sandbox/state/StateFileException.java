package com.emailpilot.sandbox.state;

/** The state file cannot be used; the message is one line for a person, remedy included. */
public final class StateFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateFileException(String message) {
        super(message);
    }
}
