package com.emailpilot.clients.disconnect;

import com.emailpilot.clients.ClientRecords.Read;

/** What became of the wish to disconnect a client. */
public sealed interface DisconnectOutcome {

    /**
     * It is disconnected here, and Klaviyo is to be told.
     *
     * @param found the client right before
     */
    record Disconnected(Read found) implements DisconnectOutcome {}

    /** Somebody disconnected it before, and nothing was written. */
    record AlreadyDisconnected(Read found) implements DisconnectOutcome {}

    /** Somebody connected it anew since the person looked, and nothing was written. */
    record ConnectedAnew() implements DisconnectOutcome {}

    /** The first version connected it, and left no grant that could be revoked; nothing was written. */
    record OfFirstVersion() implements DisconnectOutcome {}

    /** There is no such client any more. */
    record Gone() implements DisconnectOutcome {}
}
