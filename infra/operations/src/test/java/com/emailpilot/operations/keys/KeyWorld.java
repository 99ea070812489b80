package com.emailpilot.operations.keys;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.KnownKey;
import com.emailpilot.clients.KnownKeys;
import com.emailpilot.clients.Write;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiKey;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.StoredKey.State;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** A store with something sealed of each kind, and a keyset that can be rotated. */
@NullUnmarked
final class KeyWorld implements AutoCloseable {

    static final TokenPair TOKENS = tokens(1);
    static final DocumentPath GRANT = new DocumentPath("grants", "grant-1");
    static final DocumentPath ESCROW = new DocumentPath("token_escrow", "client-1_3_attempt-1");

    final InMemoryDocuments documents;
    final Vault vault;
    final int oldKey;

    KeyWorld(Path folder) {
        this(folder, new InMemoryDocuments());
    }

    KeyWorld(Path folder, InMemoryDocuments documents) {
        this.documents = documents;
        this.vault = Vaults.local(file(folder));
        this.oldKey = vault.keyset().primaryKeyId();
    }

    static Path file(Path folder) {
        return folder.resolve("keyset.json");
    }

    ResealAll reseal() {
        return new ResealAll(documents, new Conflicts(() -> 0), vault);
    }

    ResealProgress resealed() {
        return reseal().run(10_000).blockLast();
    }

    int rotate() {
        var added = vault.stored().add().id();
        vault.stored().promote(added);
        vault.reload();
        return added;
    }

    void disableOldKey() {
        vault.stored().disable(oldKey);
        vault.reload();
    }

    RowCounts counts() {
        return new SealedRows(documents)
                .all()
                .reduce(RowCounts.NONE, (counts, row) -> counts.plus(row, vault.reseal()))
                .block();
    }

    List<State> states() {
        return vault.stored().list().stream().map(StoredKey::state).toList();
    }

    /** Of each known key, by id. */
    List<Boolean> inUse() {
        return new KnownKeys(documents)
                .all().block().stream().map(KnownKey::inUse).toList();
    }

    static TokenPair tokens(long version) {
        return new TokenPair(new AccessToken("access-" + version), new RefreshToken("refresh-" + version));
    }

    TokenPlace place(String clientId, long version) {
        return new TokenPlace(clientId, 2, version);
    }

    void client(String clientId) {
        var sealed = vault.tokens().sealClient(place(clientId, 1), TOKENS);
        store(new Changes()
                .set("display_name", "Shop")
                .set("oauth.generation", 2L)
                .set("oauth.token_version", 1L)
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("api_key.secret", vault.tokens().sealApiKey(clientId, new ApiKey("pk_" + clientId)))
                .create(ClientRecords.path(clientId)));
    }

    void disconnected(String clientId) {
        var sealed = vault.tokens().sealClient(place(clientId, 9), TOKENS);
        store(new Changes()
                .set("oauth.generation", 3L)
                .set("oauth.token_version", 11L)
                .set("oauth.revocation.refresh_token", sealed.refreshToken())
                .set("oauth.revocation.generation", 2L)
                .set("oauth.revocation.token_version", 9L)
                .create(ClientRecords.path(clientId)));
    }

    void grant() {
        store(new Changes()
                .set("status", "WAITING")
                .set("tokens", vault.tokens().sealGrant(GRANT.id(), TOKENS))
                .create(GRANT));
    }

    void escrow() {
        var sealed = vault.tokens().sealClient(place("client-1", 4), TOKENS);
        store(new Changes()
                .set("client_id", "client-1")
                .set("generation", 2L)
                .set("token_version", 4L)
                .set("access_token", sealed.accessToken())
                .set("refresh_token", sealed.refreshToken())
                .create(ESCROW));
    }

    /** Somebody gives the client its next tokens. */
    void rotateTokens(String clientId, long version) {
        var sealed = vault.tokens().sealClient(place(clientId, version), tokens(version));
        store(new Changes()
                .set("oauth.token_version", version)
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .update(ClientRecords.path(clientId)));
    }

    void change(DocumentPath path, String field, Object value) {
        store(new Changes().set(field, value).update(path));
    }

    TokenPair opened(String clientId, long version) {
        var client = stored(ClientRecords.path(clientId));
        return vault.tokens()
                .openClient(
                        place(clientId, version),
                        new SealedTokens(text(client, "oauth.access_token"), text(client, "oauth.refresh_token")));
    }

    Document stored(DocumentPath path) {
        return documents.read(path).block().found().orElseThrow();
    }

    String text(DocumentPath path, String field) {
        return text(stored(path), field);
    }

    private static String text(Document document, String field) {
        return document.text(field).orElseThrow();
    }

    private void store(Write write) {
        documents.commit(List.of(write)).block();
    }

    @Override
    public void close() {
        vault.close();
    }
}
