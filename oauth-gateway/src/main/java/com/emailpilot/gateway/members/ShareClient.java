package com.emailpilot.gateway.members;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.gateway.members.ShareOutcome.Gone;
import com.emailpilot.gateway.members.ShareOutcome.Refused;
import com.emailpilot.gateway.members.ShareOutcome.Shared;
import com.emailpilot.gateway.members.ShareOutcome.Unchanged;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Shares a client with somebody, gives a member another role, hands the client over, or takes a member away. */
final class ShareClient {

    /** Of a record of the first version, of which no event can tell. */
    private static final long BEFORE_GRANTS = 0;

    private final Documents documents;
    private final ShareCommit commit;
    private final Conflicts conflicts;
    private final Supplier<String> commitIds;

    /**
     * @param commitIds a new one each time, that no other process makes
     */
    ShareClient(
            Documents documents, Outbox outbox, OutboxRelay relay, Conflicts conflicts, Supplier<String> commitIds) {
        this.documents = documents;
        this.commit = new ShareCommit(documents, outbox, relay);
        this.conflicts = conflicts;
        this.commitIds = commitIds;
    }

    /** Fulfils the wish if the person may have it; a second time changes nothing. */
    Mono<ShareOutcome> share(Wish wish) {
        return Mono.defer(() -> {
            var commitId = commitIds.get();
            var paths = List.of(ClientRecords.path(wish.clientId()), AuditRow.path(commitId));
            return conflicts.decideAgain(
                    () -> documents.readAll(paths).flatMap(found -> decide(wish, commitId, found)));
        });
    }

    private Mono<ShareOutcome> decide(Wish wish, String commitId, List<Snapshot> found) {
        var client = ClientRecords.read(found.getFirst());
        if (client.isEmpty()) {
            return Mono.just(new Gone());
        }
        if (found.getLast().document() != null) { // our own lost answer
            return Mono.just(new Shared(client.get(), ClientMembers.of(client.get())));
        }
        return client.get().visibleTo(wish.by())
                ? decide(wish, commitId, new Read(client.get(), found.getFirst().readTime()))
                : Mono.just(new Gone());
    }

    private Mono<ShareOutcome> decide(Wish wish, String commitId, Read read) {
        var client = read.client();
        return switch (SharingPolicy.judge(client, wish)) {
            case SharingPolicy.AsItIs() -> Mono.just(new Unchanged(client));
            case SharingPolicy.Refused(var why) -> Mono.just(new Refused(client, why));
            case SharingPolicy.Change change ->
                isOfFirstVersion(client)
                        ? Mono.just(new Refused(client, RefusedShare.FIRST_VERSION))
                        : commit.store(read, wish.by(), change, commitId)
                                .thenReturn(new Shared(client, change.after()));
        };
    }

    private static boolean isOfFirstVersion(ClientRecord client) {
        return client.oauth().generation() == BEFORE_GRANTS;
    }
}
