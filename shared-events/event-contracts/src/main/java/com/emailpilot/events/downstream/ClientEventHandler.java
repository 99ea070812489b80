package com.emailpilot.events.downstream;

import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.ReceivedEvent;

/** What a service does with each event of clients. */
@FunctionalInterface
public interface ClientEventHandler {

    /**
     * Handles one event; may block, and runs beside those of other clients.
     *
     * <p>Returning acknowledges the message. {@link com.emailpilot.events.PermanentFailureException} sends it to the
     * dead-letter topic with its reason; after anything else it is tried again.
     *
     * @param received how it arrived: its id, when it happened, and whether a replay sent it
     */
    void handle(ClientEvent event, ReceivedEvent received) throws Exception;
}
