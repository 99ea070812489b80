package com.emailpilot.gateway.invites;

import com.emailpilot.clients.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that somebody may connect a Klaviyo account by.
 *
 * @param id SHA-256 of the link's token, in hex
 * @param inviter the user who made it, and in whose name the account is connected
 * @param name what the inviter calls the client
 * @param email where the inviter sends it; absent where that was not said
 * @param expectedClientId the client to reconnect; absent for a new connection
 * @param grantId the grant that it was used for; absent unless used
 * @param usedAt absent unless used
 * @param document the document it was read from: the precondition of the next change
 */
record Invite(
        String id,
        String inviter,
        String name,
        @Nullable String email,
        Instant createdAt,
        Instant expiresAt,
        InviteState storedState,
        @Nullable String expectedClientId,
        @Nullable String grantId,
        @Nullable Instant usedAt,
        Document document) {

    static Invite read(Document document) {
        return new Invite(
                document.path().id(),
                document.text("inviter").orElse(""),
                document.text("name").orElse(""),
                document.text("email").orElse(null),
                document.time("created_at").orElse(document.createTime()),
                document.time("expires_at").orElse(document.createTime()),
                InviteState.of(document.text("state").orElse("")),
                document.text("expected_client_id").orElse(null),
                document.text("grant_id").orElse(null),
                document.time("used_at").orElse(null),
                document);
    }

    /** The state at this server time. */
    InviteState stateAt(Instant now) {
        return storedState == InviteState.OPEN && !expiresAt.isAfter(now) ? InviteState.EXPIRED : storedState;
    }
}
