package com.emailpilot.gateway.invites;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.NewGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Invites over a store in memory, whose time passes as a test wants. */
@NullUnmarked
final class InvitesWorld {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration LIFETIME = Duration.ofDays(14);
    static final String ADMIN = "admin@example.com";

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final AtomicInteger made = new AtomicInteger();
    final InMemoryDocuments documents = new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.addAndGet(1)));
    final Invites invites = new Invites(documents);
    final Grants grants = new Grants(documents);
    final FindInvite findInvite = new FindInvite(invites, new ClientRecords(documents));
    final RevokeInvite revokeInvite = new RevokeInvite(documents, new Conflicts(new Random(1)));
    final CreateInvites createInvites =
            new CreateInvites(documents, LIFETIME, () -> "%043d".formatted(made.incrementAndGet()));

    void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    List<CreateInvites.Created> invite(String... names) {
        return create(null, names);
    }

    CreateInvites.Created inviteToReconnect(String clientId) {
        return create(clientId, "Shop").getFirst();
    }

    /** Uses an invite as step C3 does; false if nobody may. */
    boolean use(String inviteId, String grantId) {
        return findInvite
                .use(inviteId, grantId)
                .flatMap(use -> documents.commit(List.of(use, grants.waiting(grant(grantId, inviteId)))))
                .hasElement()
                .block();
    }

    InviteState state(String inviteId) {
        return findInvite.find(inviteId).map(FindInvite.Found::state).block();
    }

    static NewGrant grant(String grantId, String inviteId) {
        return new NewGrant(grantId, "sealed", List.of(), NOW, NOW.plus(Duration.ofHours(1)), ADMIN, null, inviteId);
    }

    private List<CreateInvites.Created> create(@Nullable String clientId, String... names) {
        var wanted = Stream.of(names).map(name -> new NewInvite(name, null)).toList();
        return createInvites.create(ADMIN, wanted, clientId).block();
    }
}
