package com.emailpilot.vault;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiKey;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;

/**
 * Seals tokens for the place where they are stored, and opens them there and nowhere else.
 *
 * <p>Runs in the process without any remote call; sealing the same tokens twice gives different text.
 */
public interface TokenVault {

    /** Seals both tokens of a grant that waits to become a client. */
    String sealGrant(String grantId, TokenPair tokens);

    /**
     * Opens what {@link #sealGrant} made for the same grant.
     *
     * @throws SealBrokenException if it was made for another grant, with an unknown key, or was damaged
     */
    TokenPair openGrant(String grantId, String sealed);

    /** Seals both tokens of a client, each for its own field. */
    SealedTokens sealClient(TokenPlace place, TokenPair tokens);

    /**
     * Opens what {@link #sealClient} made for the same place.
     *
     * @throws SealBrokenException if it was made for another place or field, with an unknown key, or was damaged
     */
    TokenPair openClient(TokenPlace place, SealedTokens sealed);

    /**
     * Opens the access token alone of what {@link #sealClient} made for the same place.
     *
     * @throws SealBrokenException as {@link #openClient}
     */
    AccessToken openAccessToken(TokenPlace place, String sealed);

    /**
     * Opens the refresh token alone of what {@link #sealClient} made for the same place.
     *
     * @throws SealBrokenException as {@link #openClient}
     */
    RefreshToken openRefreshToken(TokenPlace place, String sealed);

    /** Seals the private key of a client. */
    String sealApiKey(String clientId, ApiKey key);

    /**
     * Opens what {@link #sealApiKey} made for the same client.
     *
     * @throws SealBrokenException if it was made for another client, with an unknown key, or was damaged
     */
    ApiKey openApiKey(String clientId, String sealed);
}
