package com.emailpilot.gateway.invites;

import com.emailpilot.clients.Grant;
import com.emailpilot.gateway.console.Notice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invite as its inviter may see it: everything but the link.
 *
 * @param state {@code open used revoked expired}
 * @param usedAt absent unless used
 * @param connection {@code waiting connected refused}; absent unless used
 * @param clientId the client to reconnect, or the one that came of it; absent while there is none
 * @param message why no client came of it, and what to do next; absent unless refused
 */
record InviteView(
        String id,
        String name,
        @Nullable String email,
        String state,
        boolean reconnect,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable String connection,
        @Nullable String clientId,
        @Nullable String message) {

    /**
     * @param grant what it was used for; absent unless used, or where that is too long ago
     */
    static InviteView of(Invites.Read read, @Nullable Grant grant) {
        var invite = read.invite();
        return new InviteView(
                invite.id(),
                invite.name(),
                invite.email(),
                read.state().word(),
                invite.expectedClientId() != null,
                invite.createdAt(),
                invite.expiresAt(),
                invite.usedAt(),
                grant == null ? null : Connecting.of(grant).word(),
                grant != null && grant.clientId() != null ? grant.clientId() : invite.expectedClientId(),
                grant == null
                        ? null
                        : grant.reason()
                                .map(reason -> Notice.of(reason).sentence())
                                .orElse(null));
    }

    /** One word for how things stand, by which the page colours it. */
    public String standing() {
        return connection == null ? state : connection;
    }
}
