package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Finds the one client of a Klaviyo account, or the place for a new one. */
final class FindTarget {

    private final AccountIndex index;
    private final ClientRecords clients;
    private final Supplier<UUID> ids;

    FindTarget(AccountIndex index, ClientRecords clients, Supplier<UUID> ids) {
        this.index = index;
        this.clients = clients;
        this.ids = ids;
    }

    Mono<Target> ofAccount(String accountId) {
        return index.clientOf(accountId).flatMap(this::indexed).switchIfEmpty(Mono.defer(() -> unindexed(accountId)));
    }

    private Mono<Target> indexed(String clientId) {
        return clients.find(clientId)
                .map(client -> new Target(clientId, true, client))
                .defaultIfEmpty(new Target(clientId, true, null));
    }

    /** A record of the first version knows its account although no index does: the newest is adopted. */
    private Mono<Target> unindexed(String accountId) {
        return clients.newestOfAccount(accountId)
                .map((ClientRecord client) -> new Target(client.clientId(), false, client))
                .switchIfEmpty(Mono.fromSupplier(() -> new Target(ids.get().toString(), false, null)));
    }
}
