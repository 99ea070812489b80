package com.emailpilot.operations.clients;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.CommandGroup;
import picocli.CommandLine;

/** {@code clients …}: who is connected, and how well. */
public final class ClientsCommands {

    private ClientsCommands() {}

    /** The commands, for this system. */
    public static CommandLine of(ConnectedSystem system) {
        return CommandGroup.of(
                "clients",
                "Who is connected, and how well.",
                new ListClients(system),
                new ShowClient(system),
                new RefreshClient(system),
                new DisconnectClients(system));
    }
}
