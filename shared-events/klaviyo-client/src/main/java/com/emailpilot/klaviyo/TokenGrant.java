package com.emailpilot.klaviyo;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Klaviyo grants in one token answer.
 *
 * @param refreshToken absent only after a refresh, where the one that was sent stays good
 * @param expiresIn life of the access token from the moment of the request
 * @param scopes what was granted, which may be less than what was asked for; empty if Klaviyo did not say
 */
public record TokenGrant(
        AccessToken accessToken, @Nullable RefreshToken refreshToken, Duration expiresIn, Set<String> scopes) {

    public TokenGrant {
        scopes = Set.copyOf(scopes);
    }
}
