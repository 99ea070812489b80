package com.emailpilot.vault;

/** Where one sealed text is stored: it opens there and nowhere else. */
public sealed interface SealedPlace {

    /** Both tokens of a waiting grant, in one text. */
    record OfGrant(String grantId) implements SealedPlace {}

    /** The access token of a client. */
    record OfAccessToken(TokenPlace place) implements SealedPlace {}

    /** The refresh token of a client. */
    record OfRefreshToken(TokenPlace place) implements SealedPlace {}

    /** The private key of a client. */
    record OfApiKey(String clientId) implements SealedPlace {}
}
