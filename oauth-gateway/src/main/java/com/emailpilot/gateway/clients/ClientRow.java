package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One client in the gateway's memory, as lists need it: never a token.
 *
 * @param toEditors what those see who may change it
 * @param toViewers what the others see
 * @param editors who may change it
 * @param condition the one that does not depend on the time
 * @param name to sort by
 * @param text to search in
 * @param asOf server time of the last change of its record
 */
record ClientRow(
        ClientView toEditors,
        ClientView toViewers,
        Set<String> editors,
        Condition condition,
        String name,
        String text,
        Instant asOf) {

    ClientRow {
        editors = Set.copyOf(editors);
    }

    static ClientRow of(ClientRecord client) {
        var account = client.klaviyo();
        return new ClientRow(
                ClientView.of(client, true),
                ClientView.of(client, false),
                client.memberIds().stream()
                        .filter(member -> AccessPolicy.mayChange(member, client))
                        .collect(Collectors.toSet()),
                Condition.of(client.oauth().state(), client.health()),
                SearchText.sortable(client.displayName()),
                SearchText.of(
                        client.displayName(),
                        account.accountName(),
                        account.accountId(),
                        account.contactEmail(),
                        account.emailDomain()),
                client.document().updateTime());
    }

    String clientId() {
        return toViewers.clientId();
    }

    ClientView seenBy(String user) {
        return editors.contains(user) ? toEditors : toViewers;
    }
}
