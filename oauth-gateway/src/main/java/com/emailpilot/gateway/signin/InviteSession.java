package com.emailpilot.gateway.signin;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session of a person without an account, who came by an invite's link.
 *
 * @param inviter the user in whose name the person connects an account
 * @param token of the link
 * @param expectedClientId the client to reconnect; absent for a new connection
 * @param sessionId new at every begin, and known to nobody but the sealed cookie
 * @param began when the person pressed the link's button
 * @param spent whether its one flow was started
 */
public record InviteSession(
        String inviter,
        InviteToken token,
        @Nullable String expectedClientId,
        String sessionId,
        Instant began,
        boolean spent) {

    /** Who a flow of this session is finished for: the inviter, with no role at all. */
    public SignedIn person() {
        return new SignedIn(inviter, Set.of(), sessionId);
    }

    InviteSession afterItsStart() {
        return new InviteSession(inviter, token, expectedClientId, sessionId, began, true);
    }

    @Override
    public String toString() {
        return "InviteSession[" + inviter + "]";
    }
}
