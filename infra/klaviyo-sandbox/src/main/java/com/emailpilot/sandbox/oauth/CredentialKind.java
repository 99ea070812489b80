package com.emailpilot.sandbox.oauth;

/** What the ledger keeps rows of. */
public enum CredentialKind {
    CODE,
    ACCESS_TOKEN,
    REFRESH_TOKEN,
    API_KEY
}
