package com.emailpilot.sandbox.oauth;

import java.time.Duration;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a successful token request returns.
 *
 * @param refreshToken null when the answer leaves it out and the old one stays valid
 */
public record TokenSet(
        String accessToken, @Nullable String refreshToken, Duration lifetime, SequencedSet<String> scopes) {

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "TokenSet[redacted]";
    }
}
