package com.emailpilot.gateway.invites;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.signin.InviteToken;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes invites: all of a list or none, each with a link that nobody can be told again. */
final class CreateInvites {

    private final Documents documents;
    private final Duration lifetime;
    private final Supplier<String> tokens;

    /**
     * @param tokens 256 new random bits each time, in the alphabet of URLs
     */
    CreateInvites(Documents documents, Duration lifetime, Supplier<String> tokens) {
        this.documents = documents;
        this.lifetime = lifetime;
        this.tokens = tokens;
    }

    /**
     * An invite that was just made.
     *
     * @param token stored nowhere: whoever is to have it has to be given it now
     */
    record Created(InviteToken token, NewInvite wanted, Invites.Terms terms) {}

    /**
     * Stores the invites, which stand in the order of the list afterwards.
     *
     * @param expectedClientId the client to reconnect; absent for new connections
     */
    Mono<List<Created>> create(String inviter, List<NewInvite> wanted, @Nullable String expectedClientId) {
        return Mono.defer(() -> {
            var made = wanted.stream().map(_ -> new InviteToken(tokens.get())).toList();
            return documents
                    .read(Invites.path(made.getFirst().id()))
                    .map(Snapshot::readTime)
                    .map(now -> created(made, wanted, now, expectedClientId))
                    .flatMap(all -> store(inviter, all).thenReturn(all));
        });
    }

    /** The first of the list is the newest by some microseconds, so that it stands on top. */
    private List<Created> created(
            List<InviteToken> made, List<NewInvite> wanted, Instant now, @Nullable String expectedClientId) {
        var expiresAt = now.plus(lifetime);
        List<Created> all = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            var createdAt = now.truncatedTo(ChronoUnit.MICROS).minus(place, ChronoUnit.MICROS);
            var terms = new Invites.Terms(createdAt, expiresAt, expectedClientId);
            all.add(new Created(made.get(place), wanted.get(place), terms));
        }
        return List.copyOf(all);
    }

    /** A conflict is our own commit whose answer was lost: nobody else has these tokens. */
    private Mono<Void> store(String inviter, List<Created> all) {
        List<Write> atOnce = new ArrayList<>();
        for (Created one : all) {
            atOnce.add(Invites.create(one.token().id(), inviter, one.wanted(), one.terms()));
            atOnce.add(row(inviter, one).create());
        }
        return documents.commit(atOnce).onErrorComplete(ConflictException.class).then();
    }

    private static AuditRow row(String inviter, Created one) {
        var inviteId = one.token().id();
        return AuditRow.of("invited-" + inviteId, one.terms().createdAt(), AuditAction.INVITED, inviter)
                .about(one.terms().expectedClientId())
                .with("invite", inviteId)
                .with("name", one.wanted().name());
    }
}
