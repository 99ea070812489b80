package com.emailpilot.gateway.connect;

import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.UsedStates;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.signin.SignedIn;
import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.Vault;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;

/** The connecting part of a gateway over a store, a bus and a Klaviyo in memory. */
@NullUnmarked
final class ConnectWorld {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final URI REDIRECT_URI = URI.create("https://gateway.example/api/integrations/klaviyo/oauth/callback");
    static final SignedIn ADMIN = new SignedIn("admin@example.com", Set.of("USER"), "session-1");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    final InMemoryDocuments documents = new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.addAndGet(10)));
    final InMemoryBus bus = InMemoryBus.holding();
    final FakeKlaviyo klaviyo = new FakeKlaviyo();
    final Vault vault = TestVaults.ephemeral();
    final InMemoryInvitations invitations = new InMemoryInvitations(documents);

    FinishFlow finishFlow() {
        var outbox = new Outbox(documents, new EventCodec(), "oauth-gateway");
        var grants = new GrantStorage(documents, vault.tokens(), outbox, new OutboxRelay(outbox, bus));
        var claims = new FlowClaims(new UsedStates(documents), documents, InstantSource.fixed(NOW));
        return new FinishFlow(claims, klaviyo, grants, invitations, REDIRECT_URI);
    }

    Outcome finish(Flow flow, ConsentAnswer answer) {
        return finishFlow().finish(flow, answer, ADMIN).block();
    }

    /** A flow by which somebody answers an invite. */
    Flow invitedFlow(String invite) {
        return start(new FlowWish(ADMIN, LandingPath.CLIENTS, null, invite));
    }

    Flow newFlow() {
        return start(wish());
    }

    static FlowWish wish() {
        return new FlowWish(ADMIN, LandingPath.CLIENTS, null, null);
    }

    private static Flow start(FlowWish wish) {
        return new StartFlow(settings("client", "s3cr3t"), new SecureRandom(), InstantSource.fixed(NOW)).start(wish);
    }

    static ConsentAnswer allowed() {
        return new ConsentAnswer.Allowed(new AuthorizationCode("code-1"));
    }

    static KlaviyoSettings settings(String clientId, String clientSecret) {
        return new KlaviyoSettings(
                true,
                clientId,
                clientSecret,
                REDIRECT_URI,
                "accounts:read lists:read",
                URI.create("https://consent.example"),
                URI.create("https://api.example"));
    }

    /** Sets the time of the server ahead. */
    void passSeconds(long seconds) {
        millis.addAndGet(seconds * 1000);
    }

    List<String> ids(String collection) {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals(collection))
                .map(DocumentPath::id)
                .toList();
    }
}
