package com.emailpilot.clients;

/** A precondition of a commit does not hold: somebody else was faster, or our own commit was stored and its answer lost. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message, null, false, false);
    }
}
