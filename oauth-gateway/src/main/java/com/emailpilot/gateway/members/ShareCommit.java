package com.emailpilot.gateway.members;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientShared;
import com.emailpilot.gateway.members.SharingPolicy.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** The one commit of a share: members, event, outbox and audit at once; conflicts if the client changed. */
final class ShareCommit {

    private final Documents documents;
    private final Outbox outbox;
    private final OutboxRelay relay;

    ShareCommit(Documents documents, Outbox outbox, OutboxRelay relay) {
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
    }

    /**
     * Stores the change.
     *
     * @param commitId the audit row's as well: where that row is found, this commit was stored
     */
    Mono<Instant> store(Read read, String by, Change change, String commitId) {
        var client = read.client();
        var now = read.readTime();
        long seq = client.oauth().seq() + 1;
        var shared = new ClientShared(client.stateAt(seq, now), by, change.member(), change.role());
        var announcement = outbox.entry(shared, now, null);
        List<Write> atOnce = new ArrayList<>(announcement.writes());
        atOnce.add(change.after()
                .changes()
                .set("oauth.seq", seq)
                .setServerTime("updated_at")
                .update(client.document()));
        atOnce.add(row(read, by, change, commitId).create());
        return documents.commit(atOnce).doOnNext(_ -> relay.announce(List.of(announcement)));
    }

    private static AuditRow row(Read read, String by, Change change, String commitId) {
        var role = change.role();
        var before = ClientMembers.of(read.client()).roles().get(change.member());
        return AuditRow.of(commitId, read.readTime(), AuditAction.SHARED, by)
                .about(read.client().clientId())
                .ended(role == null ? "removed" : before == null ? "added" : "changed")
                .with("member", change.member())
                .with("role", role == null ? null : role.word())
                .with("role_before", before == null ? null : before.word());
    }
}
