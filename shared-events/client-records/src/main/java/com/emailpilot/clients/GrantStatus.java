package com.emailpilot.clients;

/** What became of a grant. */
public enum GrantStatus {
    /** Its tokens wait for their client record. */
    WAITING,
    /** Its tokens went into a client record. */
    APPLIED,
    /** It was not applied, and says why. */
    REFUSED
}
