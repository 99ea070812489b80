package com.emailpilot.gateway.operations;

import com.emailpilot.clients.replay.ReplayScope;
import com.emailpilot.gateway.console.TimeParameter;
import org.jspecify.annotations.Nullable;

/** What somebody wants to have sent again, as requests write it. */
record ReplayWish(
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String clientId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String target) {

    /** The wish itself; refuses times that are none. */
    ReplayScope.Wish read() {
        return new ReplayScope.Wish(
                eventId,
                type,
                clientId,
                from == null || from.isBlank() ? null : TimeParameter.earliest(from),
                to == null || to.isBlank() ? null : TimeParameter.latest(to),
                target);
    }
}
