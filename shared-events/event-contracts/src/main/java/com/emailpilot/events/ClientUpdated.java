package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What is known about a client changed.
 *
 * @param changed dotted names of the fields of the client record that changed, at least one
 */
public record ClientUpdated(@JsonUnwrapped ClientState client, List<String> changed) implements ClientChange {

    public ClientUpdated {
        Required.present("client", client);
        Required.present("changed", changed);
        Required.texts("changed", changed);
        changed = List.copyOf(changed);
    }
}
