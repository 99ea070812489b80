package com.emailpilot.gateway.invites;

import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Grants;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows users what became of the invites that they made. */
final class ListInvites {

    private final Invites invites;
    private final Grants grants;

    ListInvites(Invites invites, Grants grants) {
        this.invites = invites;
        this.grants = grants;
    }

    /**
     * A page of a user's invites, the newest first.
     *
     * @param cursor the last invite of the page before; absent for the first page, as good as absent if it is not the user's
     */
    Mono<InviteList> list(String inviter, int limit, @Nullable String cursor) {
        return after(inviter, cursor)
                .flatMap(after -> invites.of(inviter, limit, after.orElse(null)))
                .flatMap(this::withGrants);
    }

    private Mono<Optional<DocumentQuery.After>> after(String inviter, @Nullable String cursor) {
        return cursor == null
                ? Mono.just(Optional.empty())
                : invites.find(cursor)
                        .map(Invites.Read::invite)
                        .filter(last -> last.inviter().equals(inviter))
                        .map(last -> Optional.of(new DocumentQuery.After(last.createdAt(), last.id())))
                        .defaultIfEmpty(Optional.empty());
    }

    private Mono<InviteList> withGrants(Invites.Page page) {
        var used = page.invites().stream()
                .map(read -> read.invite().grantId())
                .filter(Objects::nonNull)
                .toList();
        return grants.findAll(used)
                .collectMap(Grant::grantId)
                .map(found -> new InviteList(
                        page.invites().stream()
                                .map(read -> InviteView.of(
                                        read, found.get(read.invite().grantId())))
                                .toList(),
                        page.next() == null ? null : page.next().id()));
    }
}
