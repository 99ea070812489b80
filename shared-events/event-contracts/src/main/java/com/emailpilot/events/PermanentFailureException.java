package com.emailpilot.events;

/** The message can never be handled, however often it comes back; the reason holds no data of the message. */
public final class PermanentFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PermanentFailureException(String reason) {
        super(reason);
    }
}
