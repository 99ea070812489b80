package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        return index.find(accountId)
                .flatMap(entry -> indexed(entry, accountId))
                .switchIfEmpty(Mono.defer(() -> unindexed(accountId, null)));
    }

    /** Where somebody deleted the record that the index names, its id stays used up: its events are in the archive. */
    private Mono<Target> indexed(AccountIndex.Entry entry, String accountId) {
        return clients.find(entry.clientId())
                .map(client -> new Target(entry.clientId(), entry, client))
                .switchIfEmpty(Mono.defer(() -> unindexed(accountId, entry)));
    }

    /** A record of the first version knows its account although no index does: the newest is adopted. */
    private Mono<Target> unindexed(String accountId, AccountIndex.@Nullable Entry entry) {
        return clients.newestOfAccount(accountId)
                .map((ClientRecord client) -> new Target(client.clientId(), entry, client))
                .switchIfEmpty(Mono.fromSupplier(() -> new Target(ids.get().toString(), entry, null)));
    }
}
