package com.emailpilot.gateway.invites;

import java.util.Arrays;
import java.util.Locale;

/** Whether an invite's link is good for anything. */
enum InviteState {
    /** Somebody may still use it. */
    OPEN,
    /** Somebody allowed access by it. */
    USED,
    /** The inviter took it back. */
    REVOKED,
    /** Nobody used it in time; follows from the time and is never stored. */
    EXPIRED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that a document names; what nobody knows is good for nothing. */
    static InviteState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(REVOKED);
    }
}
