package com.emailpilot.refresher.rotation;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenResult;
import java.util.Set;

/** What Klaviyo may say to a refresh. */
final class Answers {

    private Answers() {}

    static TokenResult granted(String refreshToken) {
        return new TokenResult.Granted(new TokenGrant(
                new AccessToken("access of " + refreshToken),
                new RefreshToken(refreshToken),
                RotationWorld.LIFETIME,
                Set.of()));
    }

    /** An answer that brings no refresh token. */
    static TokenResult grantedWithoutRefreshToken() {
        return new TokenResult.Granted(
                new TokenGrant(new AccessToken("access-only"), null, RotationWorld.LIFETIME, Set.of("accounts:read")));
    }

    static TokenResult invalidGrant() {
        return new TokenResult.Rejected("invalid_grant");
    }
}
