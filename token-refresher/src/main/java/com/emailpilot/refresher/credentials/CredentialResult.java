package com.emailpilot.refresher.credentials;

import java.time.Duration;

/** What became of a request for a credential. */
sealed interface CredentialResult {

    /** A credential to call Klaviyo with. */
    record Served(Credential credential) implements CredentialResult {}

    /** There is no such client. */
    record UnknownClient() implements CredentialResult {}

    /**
     * None until a person does something.
     *
     * @param reason a fixed word
     */
    record NoneUsable(String reason) implements CredentialResult {}

    /**
     * None right now.
     *
     * @param reason a fixed word
     */
    record NotNow(String reason, Duration retryAfter) implements CredentialResult {}
}
