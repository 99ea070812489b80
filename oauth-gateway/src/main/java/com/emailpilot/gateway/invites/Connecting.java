package com.emailpilot.gateway.invites;

import com.emailpilot.clients.Grant;
import java.util.Locale;

/** What became of the access that somebody allowed by an invite. */
enum Connecting {
    /** The account is being read. */
    WAITING,
    /** There is a client. */
    CONNECTED,
    /** No client came of it. */
    REFUSED;

    static Connecting of(Grant grant) {
        return switch (grant.status()) {
            case WAITING -> WAITING;
            case APPLIED -> CONNECTED;
            case REFUSED -> REFUSED;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
