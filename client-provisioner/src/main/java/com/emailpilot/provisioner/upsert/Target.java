package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.ClientRecord;
import org.jspecify.annotations.Nullable;

/**
 * The client that a grant's Klaviyo account has.
 *
 * @param clientId what the account index names; a fresh id where there is no entry and no older record
 * @param indexed whether the account index names it
 * @param client its record; absent where there is none yet
 */
record Target(String clientId, boolean indexed, @Nullable ClientRecord client) {}
