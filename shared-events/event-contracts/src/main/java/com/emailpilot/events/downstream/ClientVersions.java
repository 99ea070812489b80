package com.emailpilot.events.downstream;

/**
 * Remembers how new the state is that a service has of each client.
 *
 * <p>Keep it where the states are kept, best in the same row: what is forgotten lets an older state in.
 */
public interface ClientVersions {

    /**
     * Takes the effect if the version is newer than the one of the client, and remembers it once the effect was taken.
     *
     * <p>May be called for the same client at the same time; effects are taken one after the other. What the effect
     * throws is thrown on, and the version stays what it was.
     *
     * @return whether the effect was taken
     */
    boolean advance(String clientId, ClientVersion version, Effect effect) throws Exception;

    /** Remembers within this process alone: for a service that keeps the states in memory as well. */
    static ClientVersions inMemory() {
        return new InMemoryClientVersions();
    }
}
