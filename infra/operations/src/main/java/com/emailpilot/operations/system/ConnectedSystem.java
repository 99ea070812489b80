package com.emailpilot.operations.system;

import com.emailpilot.clients.Documents;
import com.emailpilot.events.EventPublisher;
import java.time.Clock;

/** The system that a command works on; nothing is reached before it is asked for. */
public interface ConnectedSystem extends AutoCloseable {

    /** Where it is. */
    SystemSettings settings();

    /** What it remembers. */
    Documents documents();

    /** How it tells what happened. */
    EventPublisher publisher();

    /** Its topics and subscriptions. */
    Messaging messaging();

    /** Who asks, as the audit trail names them. */
    String operator();

    /** The clock of this machine. */
    Clock clock();

    /** Ends all connections; waits for what is on its way. */
    @Override
    void close();
}
