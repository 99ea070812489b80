package com.emailpilot.provisioner.health;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Health;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientChange;
import com.emailpilot.provisioner.klaviyo.WantedScopes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Stores what a probe found, and tells of it where somebody would notice; never touches the state of the connection. */
final class HealthCommits {

    private final Documents documents;
    private final ClientRecords clients;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final WantedScopes wanted;
    private final Conflicts conflicts;

    HealthCommits(Documents documents, Outbox outbox, OutboxRelay relay, WantedScopes wanted, Conflicts conflicts) {
        this.documents = documents;
        this.clients = new ClientRecords(documents);
        this.outbox = outbox;
        this.relay = relay;
        this.wanted = wanted;
        this.conflicts = conflicts;
    }

    /** Decides on the record as it is now; empty if the verdict no longer concerns it. */
    Mono<Health> store(ClientRecord probed, Finding.Verdict verdict) {
        return conflicts.decideAgain(() -> clients.read(probed.clientId())
                .filter(read -> HealthPolicy.concerns(read.client())
                        && HealthPolicy.holds(
                                verdict, probed.oauth(), read.client().oauth()))
                .flatMap(read -> commit(read.client(), verdict, read.readTime())));
    }

    private Mono<Health> commit(ClientRecord client, Finding.Verdict verdict, Instant now) {
        var oauth = client.oauth();
        var health = HealthPolicy.health(verdict, oauth, wanted.missingIn(oauth.scopes()), now);
        var fields = HealthFields.set(new Changes(), health);
        return NewsPolicy.about(client, health, now)
                .map(news -> tell(client, fields, news, now))
                .orElseGet(() -> documents
                        .commit(List.of(fields.update(client.document())))
                        .then())
                .thenReturn(health);
    }

    private Mono<Void> tell(ClientRecord client, Changes fields, ClientChange news, Instant now) {
        OutboxEntry entry = outbox.entry(news, now, null);
        List<Write> atOnce = new ArrayList<>(entry.writes());
        atOnce.add(fields.set("oauth.seq", news.client().seq())
                .setServerTime("updated_at")
                .update(client.document()));
        return documents
                .commit(atOnce)
                .doOnSuccess(_ -> relay.announce(List.of(entry)))
                .then();
    }
}
