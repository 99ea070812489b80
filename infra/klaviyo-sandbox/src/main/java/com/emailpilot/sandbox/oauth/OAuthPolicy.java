package com.emailpilot.sandbox.oauth;

import java.time.Duration;

/**
 * How the authorization server behaves where tests want a say.
 *
 * @param reauthorizingEndsEarlierGrants whether a new grant ends the tokens of older grants of the same install
 */
public record OAuthPolicy(Duration tokenLifetime, RefreshMode refreshMode, boolean reauthorizingEndsEarlierGrants) {

    public static OAuthPolicy of(Duration tokenLifetime) {
        return new OAuthPolicy(tokenLifetime, new RefreshMode.SameToken(), false);
    }

    public OAuthPolicy withTokenLifetime(Duration lifetime) {
        return new OAuthPolicy(lifetime, refreshMode, reauthorizingEndsEarlierGrants);
    }

    public OAuthPolicy withRefreshMode(RefreshMode mode) {
        return new OAuthPolicy(tokenLifetime, mode, reauthorizingEndsEarlierGrants);
    }

    public OAuthPolicy withReauthorizingEndsEarlierGrants(boolean ends) {
        return new OAuthPolicy(tokenLifetime, refreshMode, ends);
    }
}
