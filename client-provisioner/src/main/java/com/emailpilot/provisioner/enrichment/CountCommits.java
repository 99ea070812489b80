package com.emailpilot.provisioner.enrichment;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Stores counts, and tells of those that changed. */
final class CountCommits {

    private final Documents documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Conflicts conflicts;

    CountCommits(Documents documents, Outbox outbox, OutboxRelay relay, Conflicts conflicts) {
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
        this.conflicts = conflicts;
    }

    /** Counts of a connection that was replaced meanwhile are dropped: the newer one counts for itself. */
    Mono<CountOutcome> store(ClientRecord counted, int lists, int segments) {
        return conflicts.decideAgain(() -> documents
                .read(ClientRecords.path(counted.clientId()))
                .flatMap(snapshot -> Mono.justOrEmpty(ClientRecords.read(snapshot))
                        .filter(client ->
                                client.oauth().generation() == counted.oauth().generation())
                        .flatMap(client -> commit(client, lists, segments, snapshot.readTime()))
                        .defaultIfEmpty(new CountOutcome.NothingToCount())));
    }

    private Mono<CountOutcome> commit(ClientRecord client, int lists, int segments, Instant now) {
        var changed = changed(client, lists, segments);
        var counts = new Changes()
                .set("klaviyo.lists_count", (long) lists)
                .set("klaviyo.segments_count", (long) segments)
                .setServerTime("klaviyo.counted_at");
        CountOutcome counted = new CountOutcome.Counted(lists, segments);
        if (changed.isEmpty()) {
            return documents.commit(List.of(counts.update(client.document()))).thenReturn(counted);
        }
        var seq = client.oauth().seq() + 1;
        var entry = outbox.entry(new ClientUpdated(client.stateAt(seq, now), changed), now, null);
        List<Write> atOnce = new ArrayList<>(entry.writes());
        atOnce.add(counts.set("oauth.seq", seq).setServerTime("updated_at").update(client.document()));
        return documents
                .commit(atOnce)
                .doOnSuccess(_ -> relay.announce(List.of(entry)))
                .thenReturn(counted);
    }

    private static List<String> changed(ClientRecord client, int lists, int segments) {
        List<String> changed = new ArrayList<>();
        if (!Objects.equals(client.klaviyo().listsCount(), (long) lists)) {
            changed.add("klaviyo.lists_count");
        }
        if (!Objects.equals(client.klaviyo().segmentsCount(), (long) segments)) {
            changed.add("klaviyo.segments_count");
        }
        return changed;
    }
}
