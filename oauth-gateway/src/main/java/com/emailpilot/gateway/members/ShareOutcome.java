package com.emailpilot.gateway.members;

import com.emailpilot.clients.ClientRecord;

/** What became of the wish to share a client, or to share it no longer. */
sealed interface ShareOutcome {

    /**
     * It is done, and stored.
     *
     * @param after who sees the client from now on
     */
    record Shared(ClientRecord client, ClientMembers after) implements ShareOutcome {}

    /** It was so already, and nothing was written. */
    record Unchanged(ClientRecord client) implements ShareOutcome {}

    /** It is not done, and nothing was written. */
    record Refused(ClientRecord client, RefusedShare why) implements ShareOutcome {}

    /** There is no such client any more, or the person does not see it any more. */
    record Gone() implements ShareOutcome {}
}
