package com.emailpilot.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some clients of a user, the last changed first.
 *
 * @param next where the next page starts; absent on the last page
 */
public record ClientPage(List<ClientRecord> clients, DocumentQuery.@Nullable After next) {

    public ClientPage {
        clients = List.copyOf(clients);
    }
}
