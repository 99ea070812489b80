package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clients of one user in memory. Of two states of a client the newer one stays; one that went away comes back only
 * where {@link #changed} says so, since a page that was read before may still be on its way.
 */
final class UserRows {

    private final Map<String, ClientRow> rows = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private boolean complete;

    /** A client that a query found; false if it was known already, as it is or newer. */
    synchronized boolean found(ClientRecord client) {
        if (gone.contains(client.clientId()) || !isNews(client)) {
            return false;
        }
        rows.put(client.clientId(), ClientRow.of(client));
        return true;
    }

    /** A client that was read on its own. */
    synchronized void changed(ClientRecord client) {
        gone.remove(client.clientId());
        if (isNews(client)) {
            rows.put(client.clientId(), ClientRow.of(client));
        }
    }

    /** A client that the user may not see, or no longer. */
    synchronized void gone(String clientId) {
        if (rows.remove(clientId) != null || !complete) {
            gone.add(clientId);
        }
    }

    /** All were found. */
    synchronized void complete() {
        complete = true;
    }

    synchronized boolean isComplete() {
        return complete;
    }

    synchronized boolean hold(String clientId) {
        return rows.containsKey(clientId);
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized List<ClientRow> all() {
        return List.copyOf(rows.values());
    }

    private boolean isNews(ClientRecord client) {
        var known = rows.get(client.clientId());
        return known == null || known.asOf().isBefore(client.document().updateTime());
    }
}
