package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.NewGrant;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.provisioner.klaviyo.WantedScopes;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A provisioner over a store, a bus and a Klaviyo in memory. */
@NullUnmarked
final class UpsertWorld {

    static final String ADMIN = "admin@example.com";
    static final String SECOND = "second@example.com";
    static final WantedScopes WANTED = new WantedScopes(List.of("accounts:read", "lists:read"));

    private final AtomicLong millis = new AtomicLong(1_767_225_600_000L);
    final InMemoryDocuments documents = new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.addAndGet(10)));
    final InMemoryBus bus = InMemoryBus.holding();
    final FakeKlaviyo klaviyo = new FakeKlaviyo();
    final TokenVault vault = TestVaults.ephemeral().tokens();
    final Grants grants = new Grants(documents);
    final ClientRecords clients = new ClientRecords(documents);
    private final EventCodec codec = new EventCodec();

    ApplyGrant applyGrant() {
        return applyGrant(vault);
    }

    ApplyGrant applyGrant(TokenVault opening) {
        var tokens = new GrantTokens(opening, codec, bus);
        var index = index();
        var outbox = new Outbox(documents, codec, "client-provisioner");
        var commits = new UpsertCommits(
                documents, new ClientWrites(tokens, index, WANTED), outbox, new OutboxRelay(outbox, bus));
        return new ApplyGrant(
                grants,
                tokens,
                klaviyo,
                new FindTarget(index, clients, UUID::randomUUID),
                commits,
                new Conflicts(new Random(1)));
    }

    AccountIndex index() {
        return new AccountIndex(documents);
    }

    ApplyOutcome apply(String grantId) {
        return applyGrant().apply(grantId).block();
    }

    /** A grant of the example account, that waits. */
    void waitingGrant(String grantId, String connectedBy) {
        waitingGrant(grantId, connectedBy, null);
    }

    void waitingGrant(String grantId, String connectedBy, @Nullable String expectedClientId) {
        waitingGrant(grantId, connectedBy, expectedClientId, null);
    }

    void waitingGrant(String grantId, String connectedBy, @Nullable String expectedClientId, @Nullable String invite) {
        var claimedAt = now();
        var tokens = new TokenPair(new AccessToken("access-" + grantId), new RefreshToken("refresh-" + grantId));
        documents
                .commit(List.of(grants.waiting(new NewGrant(
                        grantId,
                        vault.sealGrant(grantId, tokens),
                        List.of("accounts:read"),
                        claimedAt,
                        claimedAt.plus(Duration.ofHours(1)),
                        connectedBy,
                        expectedClientId,
                        invite))))
                .block();
    }

    /** The only client that there is. */
    ClientRecord client() {
        var ids = ids("clients");
        if (ids.size() != 1) {
            throw new AssertionError("One client expected, found " + ids);
        }
        return clients.find(ids.getFirst()).block();
    }

    List<String> ids(String collection) {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals(collection))
                .map(DocumentPath::id)
                .toList();
    }

    Document grant(String grantId) {
        return documents.peek(new DocumentPath("grants", grantId));
    }

    /** Somebody changes fields of a grant meanwhile. */
    void changeGrant(String grantId, Changes changes) {
        documents
                .commit(List.of(changes.update(new DocumentPath("grants", grantId))))
                .block();
    }

    /** The refresher stores other tokens in a grant. */
    void rotateGrant(String grantId, String refreshToken) {
        var tokens = new TokenPair(new AccessToken("rotated-access"), new RefreshToken(refreshToken));
        changeGrant(grantId, new Changes().set("tokens", vault.sealGrant(grantId, tokens)));
    }

    /** The refresh token of the only client, opened. */
    String refreshToken() {
        var oauth = client().oauth();
        var place = new TokenPlace(client().clientId(), oauth.generation(), oauth.tokenVersion());
        return vault.openRefreshToken(place, oauth.refreshToken()).reveal();
    }

    /** Somebody changes fields of the client meanwhile. */
    void change(ClientRecord client, Changes changes) {
        documents
                .commit(List.of(changes.update(ClientRecords.path(client.clientId()))))
                .block();
    }

    Instant now() {
        return documents.read(new DocumentPath("clock", "now")).block().readTime();
    }
}
