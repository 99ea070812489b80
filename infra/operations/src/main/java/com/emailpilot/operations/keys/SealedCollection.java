package com.emailpilot.operations.keys;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.vault.SealedPlace;
import com.emailpilot.vault.SealedPlace.OfAccessToken;
import com.emailpilot.vault.SealedPlace.OfApiKey;
import com.emailpilot.vault.SealedPlace.OfGrant;
import com.emailpilot.vault.SealedPlace.OfRefreshToken;
import com.emailpilot.vault.TokenPlace;
import java.util.List;
import java.util.stream.Stream;

/** Where sealed text is stored; cookies are sealed as well, but live for hours and are stored nowhere. */
enum SealedCollection {
    CLIENTS("clients"),
    GRANTS("grants"),
    ESCROW("token_escrow");

    private final String collection;

    SealedCollection(String collection) {
        this.collection = collection;
    }

    /** The word for it in documents and tables. */
    String word() {
        return collection;
    }

    static SealedCollection of(String word) {
        return Stream.of(values())
                .filter(one -> one.collection.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is sealed in " + word));
    }

    /** Reads all documents that may hold sealed text, by id, and nothing but that text and what it belongs to. */
    DocumentQuery query(int limit) {
        return switch (this) {
            case CLIENTS ->
                DocumentQuery.everything(collection, limit)
                        .only(
                                "oauth.generation",
                                "oauth.token_version",
                                "oauth.access_token",
                                "oauth.refresh_token",
                                "oauth.revocation",
                                "api_key.secret");
            case GRANTS ->
                DocumentQuery.where(collection, "status", "WAITING", limit).only("tokens");
            case ESCROW ->
                DocumentQuery.everything(collection, limit)
                        .only("client_id", "generation", "token_version", "access_token", "refresh_token");
        };
    }

    /** What is sealed in a document. */
    List<SealedField> fields(Document document) {
        var all = switch (this) {
            case CLIENTS -> ofClient(document);
            case GRANTS -> field(document, "tokens", new OfGrant(document.path().id()));
            case ESCROW ->
                tokens(document, "", place(document, document.text("client_id").orElse(""), ""));
        };
        return all.toList();
    }

    private static Stream<SealedField> ofClient(Document document) {
        var clientId = document.path().id();
        var revocation = place(document, clientId, "oauth.revocation.");
        return Stream.of(
                        tokens(document, "oauth.", place(document, clientId, "oauth.")),
                        field(document, "oauth.revocation.refresh_token", new OfRefreshToken(revocation)),
                        field(document, "api_key.secret", new OfApiKey(clientId)))
                .flatMap(fields -> fields);
    }

    private static Stream<SealedField> tokens(Document document, String under, TokenPlace place) {
        return Stream.concat(
                field(document, under + "access_token", new OfAccessToken(place)),
                field(document, under + "refresh_token", new OfRefreshToken(place)));
    }

    private static TokenPlace place(Document document, String clientId, String under) {
        return new TokenPlace(
                clientId,
                document.number(under + "generation").orElse(0L),
                document.number(under + "token_version").orElse(0L));
    }

    private static Stream<SealedField> field(Document document, String name, SealedPlace place) {
        return document.text(name).stream().map(text -> new SealedField(name, text, place));
    }
}
