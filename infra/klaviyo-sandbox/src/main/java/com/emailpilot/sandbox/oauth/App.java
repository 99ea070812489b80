package com.emailpilot.sandbox.oauth;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Accepts one more secret, behind the others. */
    public App withSecret(String secret) {
        return withSecrets(
                Stream.concat(secrets.stream(), Stream.of(secret)).distinct().toList());
    }

    public App withoutSecret(String secret) {
        return withSecrets(
                secrets.stream().filter(accepted -> !accepted.equals(secret)).toList());
    }

    /** This app with the name of another, whose secrets and redirect URIs are accepted as well. */
    App startedAs(App other) {
        var allSecrets = Stream.concat(other.secrets.stream(), secrets.stream())
                .distinct()
                .toList();
        var allUris = Stream.concat(other.redirectUris.stream(), redirectUris.stream())
                .collect(Collectors.toSet());
        return new App(clientId, other.name, allSecrets, allUris, scopes);
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
