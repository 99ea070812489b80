package com.emailpilot.gateway.invites;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The invites, {@code invites/{sha256(token)}}; the tokens themselves are kept nowhere. */
final class Invites {

    private static final String COLLECTION = "invites";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    /** As long as the grant of a used one, which says what became of it. */
    private static final Duration KEPT_ONCE_CLOSED = Duration.ofDays(30);

    private final Documents documents;

    Invites(Documents documents) {
        this.documents = documents;
    }

    /**
     * An invite as it was read.
     *
     * @param readTime server time of the read
     */
    record Read(Invite invite, Instant readTime) {

        InviteState state() {
            return invite.stateAt(readTime);
        }
    }

    /**
     * A page of invites, the newest first.
     *
     * @param next where the page after this one starts; absent if this is the last one
     */
    record Page(List<Read> invites, DocumentQuery.@Nullable After next) {

        Page {
            invites = List.copyOf(invites);
        }
    }

    static DocumentPath path(String inviteId) {
        return new DocumentPath(COLLECTION, inviteId);
    }

    /** Empty when there is none, or nothing can be called so. */
    Mono<Read> find(String inviteId) {
        if (!ID.matcher(inviteId).matches()) {
            return Mono.empty();
        }
        return documents
                .read(path(inviteId))
                .mapNotNull(snapshot -> snapshot.found()
                        .map(document -> new Read(Invite.read(document), snapshot.readTime()))
                        .orElse(null));
    }

    /** The invites that a user made. */
    Mono<Page> of(String inviter, int limit, DocumentQuery.@Nullable After after) {
        var query = DocumentQuery.where(COLLECTION, "inviter", inviter, limit)
                .orderedBy("created_at", true)
                .startingAfter(after);
        return documents.query(query).map(found -> {
            var page = found.documents().stream()
                    .map(document -> new Read(Invite.read(document), found.readTime()))
                    .toList();
            var last = page.size() < limit ? null : page.getLast().invite();
            return new Page(page, last == null ? null : new DocumentQuery.After(last.createdAt(), last.id()));
        });
    }

    static Write create(String inviteId, String inviter, NewInvite wanted, Terms terms) {
        return new Changes()
                .set("inviter", inviter)
                .set("name", wanted.name())
                .set("email", wanted.email())
                .set("state", InviteState.OPEN.word())
                .set("created_at", terms.createdAt())
                .set("expires_at", terms.expiresAt())
                .set("expected_client_id", terms.expectedClientId())
                .set("ttl", terms.expiresAt().plus(KEPT_ONCE_CLOSED))
                .create(path(inviteId));
    }

    /** Uses the invite up for a grant; a conflict if it changed since it was read. */
    static Write used(Read read, String grantId) {
        return new Changes()
                .set("state", InviteState.USED.word())
                .set("grant_id", grantId)
                .setServerTime("used_at")
                .set("ttl", read.readTime().plus(KEPT_ONCE_CLOSED))
                .update(read.invite().document());
    }

    /** Takes the invite back; a conflict if it changed since it was read. */
    static Write revoked(Read read) {
        return new Changes()
                .set("state", InviteState.REVOKED.word())
                .set("ttl", read.readTime().plus(KEPT_ONCE_CLOSED))
                .update(read.invite().document());
    }

    /**
     * What all invites of a list have in common.
     *
     * @param expectedClientId the client to reconnect; absent for new connections
     */
    record Terms(
            Instant createdAt, Instant expiresAt, @Nullable String expectedClientId) {}
}
