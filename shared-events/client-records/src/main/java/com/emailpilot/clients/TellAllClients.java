package com.emailpilot.clients;

import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells a service that starts from nothing of every client there is, as {@link ClientSnapshot}s to its subscription alone.
 *
 * <p>The subscription must exist: what happens meanwhile comes there as well, and whoever drops what is not newer ends up
 * with the truth, in whatever order all of it comes. Nothing is stored, and told again it changes nothing.
 */
public final class TellAllClients {

    private static final String[] FIELDS = {
        "display_name", "name", "status", "created_at", "klaviyo", "oauth.state", "oauth.generation", "oauth.seq"
    };
    private static final int PAGE = 300;
    private static final int AT_ONCE = 100;

    private final Documents documents;
    private final EventCodec codec;
    private final EventPublisher publisher;
    private final String origin;

    /**
     * @param origin name of the service that publishes
     */
    public TellAllClients(Documents documents, EventCodec codec, EventPublisher publisher, String origin) {
        this.documents = documents;
        this.codec = codec;
        this.publisher = publisher;
        this.origin = origin;
    }

    /**
     * Publishes them, and emits how many so far, in steps of at most 300.
     *
     * <p>A record of the first version that was never announced is left out: its first event tells of it.
     *
     * @param subscription short name
     * @param replayId names this telling; another one is a telling of its own
     */
    public Flux<Long> tell(String subscription, String replayId) {
        return Flux.fromArray(ClientStatus.values())
                .concatMap(status -> pages(status, null))
                .concatMap(page -> tell(page, Map.of("replay-id", replayId, "replay-target", subscription)))
                .scan(Long::sum);
    }

    private Flux<Documents.Found> pages(ClientStatus status, DocumentQuery.@Nullable After after) {
        var query = DocumentQuery.where("clients", "status", status.word(), PAGE)
                .startingAfter(after)
                .only(FIELDS);
        return documents.query(query).flatMapMany(found -> {
            var page = Flux.just(found);
            return found.documents().size() < PAGE ? page : page.concatWith(pages(status, behind(found)));
        });
    }

    private static DocumentQuery.After behind(Documents.Found found) {
        return new DocumentQuery.After(null, found.documents().getLast().path().id());
    }

    private Mono<Long> tell(Documents.Found page, Map<String, String> addressed) {
        return Flux.fromIterable(page.documents())
                .map(ClientDocument::read)
                .filter(client ->
                        client.oauth().generation() > 0 && client.oauth().seq() > 0)
                .map(client -> message(client, page.readTime(), addressed))
                .flatMap(message -> publisher.publish(message).thenReturn(message), AT_ONCE)
                .count();
    }

    private EventMessage message(ClientRecord client, Instant readTime, Map<String, String> addressed) {
        var snapshot = new ClientSnapshot(client.stateAt(client.oauth().seq(), readTime), client.createdAt());
        var message = codec.encode(snapshot, origin, readTime, null);
        var attributes = new HashMap<>(message.attributes());
        attributes.putAll(addressed);
        return new EventMessage(message.topic(), message.orderingKey(), attributes, message.data());
    }
}
