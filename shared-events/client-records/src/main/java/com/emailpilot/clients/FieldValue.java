package com.emailpilot.clients;

/** Values that the store fills in. */
public enum FieldValue {
    /** The server time of the commit. */
    SERVER_TIMESTAMP,
    /** Removes the field; only in an update. */
    REMOVED
}
