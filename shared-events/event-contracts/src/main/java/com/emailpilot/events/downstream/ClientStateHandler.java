package com.emailpilot.events.downstream;

import com.emailpilot.events.ClientState;
import com.emailpilot.events.ReceivedEvent;

/** What a service does with the newest state of a client. */
@FunctionalInterface
public interface ClientStateHandler {

    /**
     * Takes over a state that is newer than every one before; may block, and runs beside those of other clients.
     *
     * <p>Returning acknowledges the message. {@link com.emailpilot.events.PermanentFailureException} sends it to the
     * dead-letter topic with its reason; after anything else it is tried again.
     *
     * @param cause what happened: {@link com.emailpilot.events.ClientMerged} names a record that is gone for good
     */
    void handle(ClientState client, ReceivedEvent cause) throws Exception;
}
