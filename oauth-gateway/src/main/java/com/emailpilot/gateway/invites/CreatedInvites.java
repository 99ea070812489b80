package com.emailpilot.gateway.invites;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to whoever made invites: the only one that ever holds their links. */
record CreatedInvites(List<Link> invites) {

    CreatedInvites {
        invites = List.copyOf(invites);
    }

    /**
     * @param email where the inviter wants to send it; absent where that was not said
     * @param link a secret, for the person who is invited alone
     * @param clientId the client to reconnect; absent for a new connection
     */
    record Link(
            String id,
            String name,
            @Nullable String email,
            URI link,
            Instant createdAt,
            Instant expiresAt,
            @Nullable String clientId) {

        @Override
        public String toString() {
            return "Link[" + id + "]";
        }
    }

    static CreatedInvites of(List<CreateInvites.Created> created, InviteLinks links) {
        return new CreatedInvites(created.stream()
                .map(one -> new Link(
                        one.token().id(),
                        one.wanted().name(),
                        one.wanted().email(),
                        links.link(one.token()),
                        one.terms().createdAt(),
                        one.terms().expiresAt(),
                        one.terms().expectedClientId()))
                .toList());
    }
}
