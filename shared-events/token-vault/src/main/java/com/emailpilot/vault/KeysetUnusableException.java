package com.emailpilot.vault;

/** The keyset cannot be loaded, so nothing can be sealed or opened: a reason not to start. */
public final class KeysetUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeysetUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
