package com.emailpilot.gateway.notification;

import com.emailpilot.clients.ClientRecord;

/** How the attempt to claim a notification ended. */
sealed interface Claim {

    /**
     * Nobody else tells the owner now.
     *
     * @param holder names whoever holds it
     */
    record Held(Notification notification, ClientRecord client, String holder) implements Claim {

        String clientId() {
            return client.clientId();
        }
    }

    /** There is nothing to be told. */
    record Ended(TellOutcome outcome) implements Claim {}
}
