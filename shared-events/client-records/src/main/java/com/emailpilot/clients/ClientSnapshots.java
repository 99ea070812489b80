package com.emailpilot.clients;

import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventCodec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Each client as it is, as an event that a replay can send: what a service needs that starts from nothing.
 *
 * <p>Nothing of it is stored. The subscription must be there before: what happens meanwhile comes there as well, and
 * whoever drops what is not newer ends up with the truth, in whatever order all of it comes.
 */
public final class ClientSnapshots {

    /** The CloudEvents type of these events. */
    public static final String TYPE = EventFilter.typeNamed("client-snapshot");

    private static final String SOURCE = "replay";
    private static final String[] FIELDS = {
        "display_name", "name", "status", "created_at", "klaviyo", "oauth.state", "oauth.generation", "oauth.seq"
    };
    private static final int PAGE = 100;

    private final Documents documents;
    private final EventCodec codec;

    public ClientSnapshots(Documents documents, EventCodec codec) {
        this.documents = documents;
        this.codec = codec;
    }

    /**
     * All of them in the order of the clients' ids, read as fast as they are taken.
     *
     * <p>A record of the first version that was never announced is left out: its first event will tell of it.
     *
     * @param after id of the client where to start behind; absent for the first one
     */
    public Flux<ArchivedEvent> byClient(@Nullable String after) {
        return Flux.defer(() -> {
            @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
            Publisher<ArchivedEvent>[] found = Arrays.stream(ClientStatus.values())
                    .map(status -> ofStatus(status, after))
                    .toArray(Publisher[]::new);
            return Flux.mergeComparing(
                    1, Comparator.comparing(each -> each.message().orderingKey()), found);
        });
    }

    private Flux<ArchivedEvent> ofStatus(ClientStatus status, @Nullable String after) {
        return page(status, after)
                .expand(page -> page.documents().size() < PAGE
                        ? Mono.empty()
                        : page(status, page.documents().getLast().path().id()))
                .concatMapIterable(this::snapshots, 1);
    }

    private Mono<Documents.Found> page(ClientStatus status, @Nullable String after) {
        return documents.query(DocumentQuery.where("clients", "status", status.word(), PAGE)
                .startingAfter(after == null ? null : new DocumentQuery.After(null, after))
                .only(FIELDS));
    }

    private List<ArchivedEvent> snapshots(Documents.Found page) {
        return page.documents().stream()
                .map(ClientDocument::read)
                .filter(client ->
                        client.oauth().generation() > 0 && client.oauth().seq() > 0)
                .map(client -> snapshot(client, page.readTime()))
                .toList();
    }

    private ArchivedEvent snapshot(ClientRecord client, Instant readTime) {
        var seq = client.oauth().seq();
        var event = new ClientSnapshot(client.stateAt(seq, readTime), client.createdAt());
        var message = codec.encode(event, SOURCE, readTime, null);
        return new ArchivedEvent(message, client.clientId(), client.oauth().generation(), seq, client.createdAt());
    }
}
