package com.emailpilot.vault;

/** Sealed text that does not open: moved, damaged, or sealed with a key that we do not have. Its message holds ids only. */
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBrokenException(String message) {
        super(message);
    }
}
