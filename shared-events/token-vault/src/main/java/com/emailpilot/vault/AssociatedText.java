package com.emailpilot.vault;

/** What binds sealed text to its place: changing any of these locks everything away that was sealed before. */
final class AssociatedText {

    private AssociatedText() {}

    static String of(SealedPlace place) {
        return switch (place) {
            case SealedPlace.OfGrant(String grantId) -> "grant|" + grantId;
            case SealedPlace.OfAccessToken(TokenPlace client) -> of(client, "access_token");
            case SealedPlace.OfRefreshToken(TokenPlace client) -> of(client, "refresh_token");
            case SealedPlace.OfApiKey(String clientId) -> "client|" + clientId + "|api_key";
        };
    }

    private static String of(TokenPlace place, String field) {
        return "client|" + place.clientId() + "|" + field + "|" + place.generation() + "|" + place.tokenVersion();
    }
}
