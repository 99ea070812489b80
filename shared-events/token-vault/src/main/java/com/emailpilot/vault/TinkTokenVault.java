package com.emailpilot.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiKey;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Seals with AES-256-GCM, the place being the associated data. */
final class TinkTokenVault implements TokenVault {

    private final SealedText sealedText;

    TinkTokenVault(SealedText sealedText) {
        this.sealedText = sealedText;
    }

    @Override
    public String sealGrant(String grantId, TokenPair tokens) {
        return sealedText.seal(joined(tokens), grant(grantId));
    }

    @Override
    public TokenPair openGrant(String grantId, String sealed) {
        return sealedText
                .open(sealed, grant(grantId))
                .map(TinkTokenVault::split)
                .orElseThrow(() -> new SealBrokenException("The sealed tokens of grant " + grantId + " do not open"));
    }

    @Override
    public SealedTokens sealClient(TokenPlace place, TokenPair tokens) {
        return new SealedTokens(
                sealedText.seal(tokens.accessToken().reveal().getBytes(UTF_8), accessToken(place)),
                sealedText.seal(tokens.refreshToken().reveal().getBytes(UTF_8), refreshToken(place)));
    }

    @Override
    public TokenPair openClient(TokenPlace place, SealedTokens sealed) {
        return new TokenPair(
                openAccessToken(place, sealed.accessToken()), openRefreshToken(place, sealed.refreshToken()));
    }

    @Override
    public AccessToken openAccessToken(TokenPlace place, String sealed) {
        return new AccessToken(opened(place, "access_token", accessToken(place), sealed));
    }

    @Override
    public RefreshToken openRefreshToken(TokenPlace place, String sealed) {
        return new RefreshToken(opened(place, "refresh_token", refreshToken(place), sealed));
    }

    @Override
    public String sealApiKey(String clientId, ApiKey key) {
        return sealedText.seal(key.reveal().getBytes(UTF_8), apiKeyOf(clientId));
    }

    @Override
    public ApiKey openApiKey(String clientId, String sealed) {
        return sealedText
                .open(sealed, apiKeyOf(clientId))
                .map(bytes -> new ApiKey(new String(bytes, UTF_8)))
                .orElseThrow(
                        () -> new SealBrokenException("The sealed api key of client " + clientId + " does not open"));
    }

    private static String grant(String grantId) {
        return AssociatedText.of(new SealedPlace.OfGrant(grantId));
    }

    private static String accessToken(TokenPlace place) {
        return AssociatedText.of(new SealedPlace.OfAccessToken(place));
    }

    private static String refreshToken(TokenPlace place) {
        return AssociatedText.of(new SealedPlace.OfRefreshToken(place));
    }

    private static String apiKeyOf(String clientId) {
        return AssociatedText.of(new SealedPlace.OfApiKey(clientId));
    }

    private String opened(TokenPlace place, String field, String associatedData, String sealed) {
        Optional<byte[]> clear = sealedText.open(sealed, associatedData);
        return clear.map(bytes -> new String(bytes, UTF_8))
                .orElseThrow(() ->
                        new SealBrokenException("The sealed %s of client %s, generation %d, version %d, does not open"
                                .formatted(field, place.clientId(), place.generation(), place.tokenVersion())));
    }

    private static byte[] joined(TokenPair tokens) {
        var access = tokens.accessToken().reveal().getBytes(UTF_8);
        var refresh = tokens.refreshToken().reveal().getBytes(UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + access.length + refresh.length)
                .putInt(access.length)
                .put(access)
                .put(refresh)
                .array();
    }

    private static TokenPair split(byte[] joined) {
        int accessLength = ByteBuffer.wrap(joined).getInt();
        int refreshStart = Integer.BYTES + accessLength;
        return new TokenPair(
                new AccessToken(new String(joined, Integer.BYTES, accessLength, UTF_8)),
                new RefreshToken(new String(joined, refreshStart, joined.length - refreshStart, UTF_8)));
    }
}
