package com.emailpilot.gateway.notification;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.gateway.clients.Explanation;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the owner of clients is told.
 *
 * @param id the same for every attempt, so that a second delivery can be recognised
 * @param owner e-mail address
 * @param since when the first of it was noticed
 * @param clients that need reconnecting: one, or several that came together
 * @param list where the owner finds all clients that need somebody
 */
record Letter(String id, String owner, Instant since, List<Lost> clients, URI list) {

    Letter {
        clients = List.copyOf(clients);
    }

    /**
     * A client that needs reconnecting.
     *
     * @param state the word of how the connection stands
     * @param explanation the same in plain words
     * @param page where the owner can connect the client again
     */
    record Lost(String clientId, String displayName, String state, String explanation, URI page) {

        private static Lost of(ClientRecord client, ClientPages pages) {
            return new Lost(
                    client.clientId(),
                    client.displayName(),
                    client.oauth().state().word(),
                    Explanation.of(client),
                    pages.apply(client.clientId()));
        }
    }

    /** The letter of what is held: its first notification gives it its id. */
    static Letter of(String owner, List<Claim.Held> held, ClientPages pages) {
        return new Letter(
                held.getFirst().notification().id(),
                owner,
                held.stream()
                        .map(one -> one.notification().since())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                held.stream().map(one -> Lost.of(one.client(), pages)).toList(),
                pages.needingPerson());
    }

    @Override
    public String toString() {
        return "Letter[" + id + ", clients=" + clients.size() + "]";
    }
}
