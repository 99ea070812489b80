package com.emailpilot.gateway.notification;

import com.emailpilot.clients.ClientRecord;
import java.util.List;

/**
 * How the attempt to claim the notifications of a letter ended.
 *
 * @param holder names whoever holds them
 * @param held what nobody else tells now; none where there is nothing to be told
 * @param ended what became of the others
 */
record Claim(String holder, List<Held> held, List<Ended> ended) {

    Claim {
        held = List.copyOf(held);
        ended = List.copyOf(ended);
    }

    record Held(Notification notification, ClientRecord client) {}

    List<Notification> notifications() {
        return held.stream().map(Held::notification).toList();
    }
}
