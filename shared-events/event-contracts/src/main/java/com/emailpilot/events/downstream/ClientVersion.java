package com.emailpilot.events.downstream;

import com.emailpilot.events.ClientState;
import java.util.Comparator;

/**
 * How new a state of a client is.
 *
 * @param generation counts the grants that were applied to the client, from 1
 * @param seq counts the events of the client, from 1
 */
public record ClientVersion(long generation, long seq) implements Comparable<ClientVersion> {

    private static final Comparator<ClientVersion> ORDER =
            Comparator.comparingLong(ClientVersion::generation).thenComparingLong(ClientVersion::seq);

    /** The version that an event brings. */
    public static ClientVersion of(ClientState client) {
        return new ClientVersion(client.generation(), client.seq());
    }

    @Override
    public int compareTo(ClientVersion other) {
        return ORDER.compare(this, other);
    }
}
