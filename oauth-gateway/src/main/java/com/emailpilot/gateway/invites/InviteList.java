package com.emailpilot.gateway.invites;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of invites.
 *
 * @param nextCursor where the next page starts; absent on the last one
 */
record InviteList(List<InviteView> invites, @Nullable String nextCursor) {

    InviteList {
        invites = List.copyOf(invites);
    }

    /** How many of them stand so. */
    public long count(String standing) {
        return invites.stream()
                .filter(invite -> invite.standing().equals(standing))
                .count();
    }
}
