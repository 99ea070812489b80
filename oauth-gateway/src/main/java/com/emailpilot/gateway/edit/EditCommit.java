package com.emailpilot.gateway.edit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The one commit of an edit: fields, event, outbox and audit at once; conflicts if the client changed. */
final class EditCommit {

    /** Of a record of the first version, of which no event can tell. */
    private static final long BEFORE_GRANTS = 0;

    private final Documents documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Supplier<String> rowIds;

    /**
     * @param rowIds names a new row of the audit trail, as no other process does
     */
    EditCommit(Documents documents, Outbox outbox, OutboxRelay relay, Supplier<String> rowIds) {
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
        this.rowIds = rowIds;
    }

    Mono<Instant> store(Read read, String user, Edit wanted) {
        var told = told(read, wanted);
        var changes = wanted.changes().setServerTime("updated_at");
        List<Write> atOnce = new ArrayList<>();
        told.forEach(entry -> atOnce.addAll(entry.writes()));
        atOnce.add(numbered(changes, read, told).update(read.client().document()));
        atOnce.add(row(read, user, wanted).create());
        return documents.commit(atOnce).doOnNext(_ -> relay.announce(told));
    }

    private List<OutboxEntry> told(Read read, Edit wanted) {
        var client = read.client();
        var oauth = client.oauth();
        if (oauth.generation() == BEFORE_GRANTS) {
            return List.of();
        }
        var state = new ClientState(
                client.clientId(),
                client.klaviyo().accountId(),
                wanted.nameOf(client),
                client.status(),
                oauth.generation(),
                oauth.seq() + 1,
                read.readTime());
        return List.of(outbox.entry(new ClientUpdated(state, wanted.changed(client)), read.readTime(), null));
    }

    /** One number for each event. */
    private static Changes numbered(Changes changes, Read read, List<OutboxEntry> told) {
        return told.isEmpty()
                ? changes
                : changes.set("oauth.seq", read.client().oauth().seq() + told.size());
    }

    private AuditRow row(Read read, String user, Edit wanted) {
        return AuditRow.of(rowIds.get(), read.readTime(), AuditAction.EDITED, user)
                .about(read.client().clientId())
                .with("changed", String.join(",", wanted.changed(read.client())));
    }
}
