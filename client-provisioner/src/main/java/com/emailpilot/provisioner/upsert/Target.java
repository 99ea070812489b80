package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.ClientRecord;
import org.jspecify.annotations.Nullable;

/**
 * The client that a grant's Klaviyo account has.
 *
 * @param clientId id of its record; a fresh one where there is no record
 * @param entry what the account index says; absent where it has no entry, and naming another client where the record
 *     of that one is gone
 * @param client its record; absent where there is none yet
 */
record Target(
        String clientId,
        AccountIndex.@Nullable Entry entry,
        @Nullable ClientRecord client) {

    /** Whether a person who named this client meant the account. */
    boolean isKnownAs(String named) {
        return named.equals(clientId) || (entry != null && named.equals(entry.clientId()));
    }
}
