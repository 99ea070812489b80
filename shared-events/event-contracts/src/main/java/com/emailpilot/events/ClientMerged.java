package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Two records of one Klaviyo account became one; it tells of the one that stays.
 *
 * @param mergedClientId the record that is gone: what others keep under it belongs to the one that stays
 */
public record ClientMerged(@JsonUnwrapped ClientState client, String mergedClientId) implements ClientChange {

    public ClientMerged {
        Required.present("client", client);
        Required.text("merged_client_id", mergedClientId);
    }
}
