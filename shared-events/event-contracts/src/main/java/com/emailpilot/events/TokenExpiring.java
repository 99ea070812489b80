package com.emailpilot.events;

/**
 * A sweep found a client whose tokens are due.
 *
 * @param tokenVersion the version that was due; a record that has moved on needs nothing
 */
public record TokenExpiring(String clientId, long tokenVersion) implements ExpiryHint {

    public TokenExpiring {
        Required.text("client_id", clientId);
        Required.positive("token_version", tokenVersion);
    }

    @Override
    public String subject() {
        return clientId;
    }
}
