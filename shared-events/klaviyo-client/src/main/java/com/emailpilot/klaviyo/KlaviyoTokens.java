package com.emailpilot.klaviyo;

import java.net.URI;
import reactor.core.publisher.Mono;

/**
 * Klaviyo's token endpoints.
 *
 * <p>Every outcome is a value, never an error signal. A call starts at subscription, and a cancelled call may already
 * have changed things at Klaviyo: whoever cannot bear that detaches it from its caller.
 */
public interface KlaviyoTokens {

    /**
     * Trades a code for tokens. Once bytes were sent nothing is repeated, because a code is good once; a grant always
     * holds a refresh token.
     *
     * @param redirectUri byte for byte the one of the authorization request
     */
    Mono<TokenResult> exchange(AuthorizationCode code, CodeVerifier verifier, URI redirectUri);

    /**
     * Asks for a new access token; the refresh token may come back changed, the same, or not at all. The request leaves
     * within five seconds of the subscription or never.
     */
    Mono<TokenResult> refresh(RefreshToken token);

    /** Uninstalls the app from the Klaviyo account of this token, which ends every grant of that account. */
    Mono<RevokeResult> revoke(RefreshToken token);
}
