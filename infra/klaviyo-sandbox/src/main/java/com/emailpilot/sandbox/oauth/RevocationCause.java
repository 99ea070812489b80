package com.emailpilot.sandbox.oauth;

/** By what a code, token or key was ended before its time. */
public enum RevocationCause {
    /** The account's owner took the app out. */
    UNINSTALLED,
    /** The app itself asked for it at the revocation endpoint, which takes it out of the account as well. */
    REVOKED_BY_APP,
    /** Klaviyo, for reasons of its own; the app stays installed. */
    REVOKED_BY_KLAVIYO,
    /** A spent refresh token of the same family was shown. */
    FAMILY_REVOKED,
    /** The same account was authorized once more. */
    AUTHORIZED_AGAIN,
    /** Within the grace, another successor took its place. */
    SUCCEEDED_AGAIN,
    /** The account's owner deleted the key. */
    DELETED
}
