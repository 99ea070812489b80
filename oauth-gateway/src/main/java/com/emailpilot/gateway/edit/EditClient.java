package com.emailpilot.gateway.edit;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.clients.FindClient;
import reactor.core.publisher.Mono;

/** Names and tags a client on a person's wish. */
final class EditClient {

    private final FindClient findClient;
    private final ClientRecords records;
    private final ClientRows rows;
    private final EditCommit commit;
    private final Conflicts conflicts;

    EditClient(FindClient findClient, ClientRecords records, ClientRows rows, EditCommit commit, Conflicts conflicts) {
        this.findClient = findClient;
        this.records = records;
        this.rows = rows;
        this.commit = commit;
        this.conflicts = conflicts;
    }

    /**
     * The client as it is afterwards. Where somebody else changed it meanwhile, it is decided again on what is there then;
     * so our own lost answer reads as a wish that is fulfilled already. 404 or 403 for one who may not change it.
     */
    Mono<ClientRecord> edit(String clientId, String user, Edit wanted) {
        return conflicts
                .decideAgain(() -> findClient.toChange(user, clientId).flatMap(read -> decide(read, user, wanted)))
                .doOnNext(rows::changed);
    }

    private Mono<ClientRecord> decide(Read read, String user, Edit wanted) {
        var client = read.client();
        return wanted.changed(client).isEmpty()
                ? Mono.just(client)
                : commit.store(read, user, wanted).then(Mono.defer(() -> records.find(client.clientId())));
    }
}
