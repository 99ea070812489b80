package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.Event;
import com.emailpilot.events.RefusalReason;
import com.emailpilot.klaviyo.KlaviyoAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The commits that end a turn of a grant; each conflicts if the grant or the client changed since it was read. */
final class UpsertCommits {

    private final Documents documents;
    private final Grants grants;
    private final ClientWrites clientWrites;
    private final Outbox outbox;
    private final OutboxRelay relay;

    UpsertCommits(Documents documents, ClientWrites clientWrites, Outbox outbox, OutboxRelay relay) {
        this.documents = documents;
        this.grants = new Grants(documents);
        this.clientWrites = clientWrites;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** Step P5: client, account index, grant, event, outbox and audit at once. */
    Mono<ApplyOutcome> apply(OpenedGrant opened, KlaviyoAccount account, Target target) {
        var now = opened.readTime();
        var upsert = clientWrites.upsert(opened, account, target);
        var writes = new ArrayList<>(upsert.writes());
        writes.add(grants.applied(opened.grant(), target.clientId(), now));
        writes.add(row(opened.grant(), target, now).create());
        return store(writes, upsert.event(), now)
                .thenReturn(
                        target.client() == null
                                ? new ApplyOutcome.Created(target.clientId())
                                : new ApplyOutcome.Reconnected(target.clientId()));
    }

    /** Closes the grant without a client; its tokens are forgotten, never revoked: that would end a live connection. */
    Mono<ApplyOutcome> refuse(Grant grant, RefusalReason reason, @Nullable ClientRecord client, Instant now) {
        var clientId =
                grant.expectedClientId() != null || client == null ? grant.expectedClientId() : client.clientId();
        var refused = new ConnectionRefused(grant.grantId(), grant.connectedBy(), clientId, reason, now);
        return store(List.of(grants.refused(grant, reason, now)), refused, now)
                .thenReturn(new ApplyOutcome.Refused(reason));
    }

    Mono<ApplyOutcome> postpone(Grant grant, String cause, Instant notBefore) {
        return documents
                .commit(List.of(grants.postponed(grant, notBefore)))
                .thenReturn(new ApplyOutcome.Postponed(cause, notBefore));
    }

    private static AuditRow row(Grant grant, Target target, Instant now) {
        return AuditRow.of("connected-" + grant.grantId(), now, AuditAction.CONNECTED, grant.connectedBy())
                .about(target.clientId())
                .ended(target.client() == null ? "created" : "reconnected")
                .with("flow", grant.grantId())
                .with("via_invite", grant.invite());
    }

    private Mono<Void> store(List<? extends Write> changes, Event event, Instant now) {
        OutboxEntry entry = outbox.entry(event, now, null);
        List<Write> atOnce = new ArrayList<>(changes);
        atOnce.addAll(entry.writes());
        return documents
                .commit(atOnce)
                .doOnSuccess(_ -> relay.announce(List.of(entry)))
                .then();
    }
}
