package com.emailpilot.gateway.disconnect;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.events.ClientStatus;

/**
 * What the caller is told.
 *
 * @param already whether it was disconnected before
 */
record DisconnectAnswer(boolean success, String message, String clientId, String status, boolean already) {

    static DisconnectAnswer now(ClientRecord client) {
        return new DisconnectAnswer(
                true,
                "%s is disconnected. Klaviyo is asked to uninstall the app from its account. Reconnect it to use it again."
                        .formatted(client.displayName()),
                client.clientId(),
                ClientStatus.DISCONNECTED.word(),
                false);
    }

    static DisconnectAnswer before(ClientRecord client) {
        return new DisconnectAnswer(
                true,
                "%s was disconnected already. Reconnect it to use it again.".formatted(client.displayName()),
                client.clientId(),
                ClientStatus.DISCONNECTED.word(),
                true);
    }
}
