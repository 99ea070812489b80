package com.emailpilot.sandbox.control;

/** The secrets of the app that the sandbox was started with: all are accepted, as while one is exchanged for another. */
public final class ClientSecrets {

    private final SandboxParts parts;

    ClientSecrets(SandboxParts parts) {
        this.parts = parts;
    }

    /** Accepts one more secret from now on. */
    public void add(String secret) {
        parts.apps().addSecret(clientId(), secret);
    }

    /** Accepts one more secret from now on, which is made up. */
    public String add() {
        var secret = parts.server().issuer().clientSecret();
        add(secret);
        return secret;
    }

    /** Accepts a secret no longer; false if it was none. The last one may go as well: then the app has no access. */
    public boolean remove(String secret) {
        return parts.apps().removeSecret(clientId(), secret);
    }

    private String clientId() {
        return parts.apps().first().clientId();
    }
}
