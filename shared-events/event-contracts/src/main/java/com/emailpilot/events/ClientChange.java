package com.emailpilot.events;

/** Something that happened to a client record; it carries the client as it stood right after. */
public sealed interface ClientChange extends ClientEvent
        permits ClientCreated,
                ClientUpdated,
                ClientReconnected,
                ClientDisconnected,
                ClientShared,
                ClientMerged,
                TokensRotated,
                ConnectionDegraded,
                ConnectionRecovered,
                ReauthorizationRequired {

    /** The client as it stood right after the event. */
    ClientState client();

    @Override
    default String subject() {
        return client().clientId();
    }
}
