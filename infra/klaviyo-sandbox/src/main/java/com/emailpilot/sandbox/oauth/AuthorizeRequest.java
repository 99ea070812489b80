package com.emailpilot.sandbox.oauth;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * An authorize request that passed every check.
 *
 * @param scopes what will be granted: the requested ones that are configured on the app
 */
public record AuthorizeRequest(App app, Redirect redirect, SequencedSet<String> scopes, String codeChallenge) {

    public AuthorizeRequest {
        scopes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scopes));
    }
}
