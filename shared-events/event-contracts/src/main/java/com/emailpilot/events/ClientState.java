package com.emailpilot.events;

import java.time.Instant;

/**
 * A client as it stood right after the event: the part that every client event carries.
 *
 * @param clientId id of the client record, a UUID v4
 * @param accountId Klaviyo's id of the account
 * @param displayName the name that people gave the client, or Klaviyo's name of the account
 * @param status what the connection is good for
 * @param generation counts the grants that were applied to the client, from 1
 * @param seq counts the events of the client, from 1
 * @param occurredAt server time
 */
public record ClientState(
        String clientId,
        String accountId,
        String displayName,
        ClientStatus status,
        long generation,
        long seq,
        Instant occurredAt) {

    public ClientState {
        Required.text("client_id", clientId);
        Required.text("account_id", accountId);
        Required.present("display_name", displayName);
        Required.present("status", status);
        Required.positive("generation", generation);
        Required.positive("seq", seq);
        Required.present("occurred_at", occurredAt);
    }
}
