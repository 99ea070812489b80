package com.emailpilot.gateway.history;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords.Read;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Tells what happened to a client, from the audit trail and from the archive of events. */
final class ShowHistory {

    /** Of either source: few enough to read, and enough for two days of rotations. */
    private static final int PAGE = 50;
    /** A rotation an hour for fourteen days, and as many other events again as a bad week has. */
    private static final int MOST = 500;

    private final AuditRows audit;
    private final ClientEvents events;

    ShowHistory(AuditRows audit, ClientEvents events) {
        this.audit = audit;
        this.events = events;
    }

    Mono<Timeline> timeline(String clientId, TimelineCursor from) {
        var ofClient = new AuditFilter(null, null, clientId, null, null);
        return Mono.zip(
                audit.page(ofClient, PAGE, from.audit()),
                events.page(clientId, null, PAGE, from.event()),
                (rows, told) -> Timeline.of(rows, told, from, PAGE));
    }

    Mono<History> charts(Read read) {
        var now = read.readTime();
        return events.page(read.client().clientId(), now.minus(History.REACH), MOST, null)
                .map(page -> History.of(page, current(read.client()), now));
    }

    private static Standing.Since current(ClientRecord client) {
        var oauth = client.oauth();
        var connectedAt = oauth.connectedAt();
        Instant since = connectedAt == null ? client.createdAt() : connectedAt;
        return new Standing.Since(Standing.of(oauth.state()), since);
    }
}
