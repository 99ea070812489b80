package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.clients.Write;
import com.emailpilot.refresher.attempt.AttemptFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** The commits of a revocation; each conflicts if the client changed since it was read. */
final class RevocationCommits {

    private final Documents documents;
    private final TokenEscrows escrows;

    RevocationCommits(Documents documents) {
        this.documents = documents;
        this.escrows = new TokenEscrows(documents);
    }

    /** Takes the attempt, and says in the same commit that a request may leave: from now on a reconnect has to wait. */
    Mono<Instant> take(ClientRecord client, String attemptId) {
        var oauth = client.oauth();
        var changes = AttemptFields.taken(new Changes(), attemptId, oauth.tokenVersion());
        if (!oauth.revocationStarted()) {
            changes.setServerTime("oauth.revocation.started");
        }
        return documents.commit(List.of(changes.update(client.document())));
    }

    /** Klaviyo confirmed the last token: nothing is left to be revoked. */
    Mono<Instant> finish(ClientRecord client, String attemptId) {
        var changes = confirmed(attemptId)
                .setServerTime("oauth.revoked_at")
                .remove("oauth.revocation", "oauth.next_refresh_at", "oauth.failures");
        return documents.commit(List.of(changes.update(client.document())));
    }

    /** Klaviyo confirmed this token, and another one is left. */
    Mono<Instant> goOn(ClientRecord client, String attemptId, TokenToRevoke revoked) {
        List<Write> writes = new ArrayList<>();
        writes.add(confirmed(attemptId).update(client.document()));
        if (revoked.escrow() != null) {
            writes.add(escrows.forgotten(revoked.escrow()));
        }
        return documents.commit(writes);
    }

    /** Not confirmed: the sweep finds it again then. */
    Mono<Instant> postpone(ClientRecord client, String attemptId, String outcome, Instant retryAt) {
        var changes = AttemptFields.ended(new Changes(), attemptId, outcome, retryAt)
                .set("oauth.next_refresh_at", retryAt)
                .set("oauth.failures", client.oauth().rotation().failures() + 1);
        return documents.commit(List.of(changes.update(client.document())));
    }

    private static Changes confirmed(String attemptId) {
        return AttemptFields.ended(new Changes(), attemptId, "revoked", null);
    }
}
