package com.emailpilot.clients.disconnect;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** The one commit of a disconnect: state, revocation, event, outbox, audit; conflicts if the client changed. */
final class DisconnectCommit {

    private static final String ID = "oauth.disconnect_id";

    private final Documents documents;
    private final Outbox outbox;
    private final Consumer<List<OutboxEntry>> announce;

    DisconnectCommit(Documents documents, Outbox outbox, Consumer<List<OutboxEntry>> announce) {
        this.documents = documents;
        this.outbox = outbox;
        this.announce = announce;
    }

    /** Whether the commit of this id was stored: only its answer was lost then. */
    static boolean stored(ClientRecord client, String commitId) {
        return client.document().text(ID).filter(commitId::equals).isPresent();
    }

    Mono<Instant> store(Read read, String user, String commitId) {
        var disconnected = new ClientDisconnected(stateAfter(read), user);
        var announcement = outbox.entry(disconnected, read.readTime(), null);
        List<Write> atOnce = new ArrayList<>(announcement.writes());
        atOnce.add(changes(read).set(ID, commitId).update(read.client().document()));
        atOnce.add(row(read, user, commitId).create());
        return documents.commit(atOnce).doOnNext(_ -> announce.accept(List.of(announcement)));
    }

    private static AuditRow row(Read read, String user, String commitId) {
        return AuditRow.of(commitId, read.readTime(), AuditAction.DISCONNECTED, user)
                .about(read.client().clientId())
                .with("generation", read.client().oauth().generation());
    }

    private static ClientState stateAfter(Read read) {
        var client = read.client();
        return client.stateAt(
                ConnectionState.DISCONNECTED.status(), client.oauth().seq() + 1, read.readTime());
    }

    private static Changes changes(Read read) {
        var client = read.client();
        var changes = new Changes()
                .set("status", ConnectionState.DISCONNECTED.status().word())
                .setServerTime("updated_at")
                .set("oauth.state", ConnectionState.DISCONNECTED.word())
                .setServerTime("oauth.disconnected_at")
                .set("oauth.seq", client.oauth().seq() + 1)
                .remove("oauth.access_token", "oauth.refresh_token", "oauth.expires_at", "oauth.reason")
                .remove("oauth.attempt", "oauth.invalid_grant", "oauth.failures");
        return client.oauth().refreshToken() == null
                ? changes.remove("oauth.next_refresh_at")
                : toBeRevoked(changes, read, client.oauth().refreshToken());
    }

    /** The token stays sealed as it is; the sweep finds the revocation from now on. */
    private static Changes toBeRevoked(Changes changes, Read read, String refreshToken) {
        var client = read.client();
        return changes.set("oauth.revocation.refresh_token", refreshToken)
                .set("oauth.revocation.generation", client.oauth().generation())
                .set("oauth.revocation.token_version", client.oauth().tokenVersion())
                .set("oauth.refresh_shard", (long) RefreshPolicy.shard(client.clientId()))
                .set("oauth.next_refresh_at", read.readTime());
    }
}
