package com.emailpilot.gateway.console;

import org.jspecify.annotations.Nullable;

/**
 * A failure as the log may have it: type, message and stack of each cause, and nothing else.
 *
 * <p>Reactor adds the request's address to what a failure suppressed, with codes, states and the tokens of links in it.
 */
final class LoggedFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 10;

    private LoggedFailure(Throwable failure, @Nullable Throwable cause) {
        super(failure.toString(), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static LoggedFailure of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static LoggedFailure of(Throwable failure, int levels) {
        var cause = failure.getCause();
        return new LoggedFailure(failure, cause == null || levels == 0 ? null : of(cause, levels - 1));
    }
}
