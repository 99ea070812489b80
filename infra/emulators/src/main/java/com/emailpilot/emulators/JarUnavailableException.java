package com.emailpilot.emulators;

/** A place from which an emulator's jar should have come did not give it. */
final class JarUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JarUnavailableException(String what) {
        super(what);
    }

    JarUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }
}
