package com.emailpilot.vault;

import org.jspecify.annotations.Nullable;

/** The keyset cannot be loaded, so nothing can be sealed or opened: a reason not to start. */
public final class KeysetUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeysetUnusableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
