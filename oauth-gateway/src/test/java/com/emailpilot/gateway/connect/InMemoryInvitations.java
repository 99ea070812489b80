package com.emailpilot.gateway.connect;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import reactor.core.publisher.Mono;

/** Invites that are no more than open or used. */
@NullUnmarked
final class InMemoryInvitations implements Invitations {

    private final Documents documents;

    InMemoryInvitations(Documents documents) {
        this.documents = documents;
    }

    void open(String inviteId) {
        documents
                .commit(List.of(new Changes().set("state", "open").create(path(inviteId))))
                .block();
    }

    void close(String inviteId) {
        documents
                .commit(List.of(new Changes().set("state", "used").update(path(inviteId))))
                .block();
    }

    @Override
    public Mono<Write> use(String inviteId, String grantId) {
        return documents
                .read(path(inviteId))
                .mapNotNull(Snapshot::document)
                .filter(invite -> invite.text("state").filter("open"::equals).isPresent())
                .map(invite -> new Changes()
                        .set("state", "used")
                        .set("grant_id", grantId)
                        .update(invite));
    }

    static DocumentPath path(String inviteId) {
        return new DocumentPath("invites", inviteId);
    }
}
