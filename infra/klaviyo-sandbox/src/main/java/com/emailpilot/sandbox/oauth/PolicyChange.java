package com.emailpilot.sandbox.oauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a policy differs from the one at the start; null is no difference. */
record PolicyChange(
        @Nullable Duration tokenLifetime,
        @Nullable RefreshMode refreshMode,
        @Nullable Boolean reauthorizingEndsEarlierGrants) {

    static PolicyChange between(OAuthPolicy initial, OAuthPolicy current) {
        return new PolicyChange(
                unless(current.tokenLifetime().equals(initial.tokenLifetime()), current.tokenLifetime()),
                unless(current.refreshMode().equals(initial.refreshMode()), current.refreshMode()),
                unless(
                        current.reauthorizingEndsEarlierGrants() == initial.reauthorizingEndsEarlierGrants(),
                        current.reauthorizingEndsEarlierGrants()));
    }

    OAuthPolicy on(OAuthPolicy initial) {
        return new OAuthPolicy(
                tokenLifetime == null ? initial.tokenLifetime() : tokenLifetime,
                refreshMode == null ? initial.refreshMode() : refreshMode,
                reauthorizingEndsEarlierGrants == null
                        ? initial.reauthorizingEndsEarlierGrants()
                        : reauthorizingEndsEarlierGrants);
    }

    private static <T> @Nullable T unless(boolean same, T value) {
        return same ? null : value;
    }
}
