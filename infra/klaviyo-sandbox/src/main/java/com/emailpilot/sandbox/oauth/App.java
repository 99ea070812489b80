package com.emailpilot.sandbox.oauth;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/**
 * An OAuth app as its owner registered it with Klaviyo.
 *
 * @param secrets all of them are accepted, as while a secret is being exchanged for a new one
 * @param redirectUris compared as exact text
 * @param scopes those configured on the app; others are dropped from every grant
 */
public record App(
        String clientId, String name, List<String> secrets, Set<String> redirectUris, SequencedSet<String> scopes) {

    public App {
        secrets = List.copyOf(secrets);
        redirectUris = Set.copyOf(redirectUris);
        scopes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scopes));
    }

    public App withScopes(SequencedSet<String> configured) {
        return new App(clientId, name, secrets, redirectUris, configured);
    }

    public App withSecrets(List<String> accepted) {
        return new App(clientId, name, accepted, redirectUris, scopes);
    }

    public App withRedirectUris(Set<String> registered) {
        return new App(clientId, name, secrets, registered, scopes);
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "App[" + clientId + "]";
    }
}
