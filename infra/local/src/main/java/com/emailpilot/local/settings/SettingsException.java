package com.emailpilot.local.settings;

/** The machine or the settings do not allow a start; the message is what a person needs to read, remedy included. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
