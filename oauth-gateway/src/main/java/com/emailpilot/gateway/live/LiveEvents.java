package com.emailpilot.gateway.live;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientReconnected;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Turns events into notes: the event says that something happened, the record says what is true now. */
final class LiveEvents implements EventHandler {

    private final ClientRecords records;
    private final LiveNotes notes;
    private final LiveFeed feed;
    private final Rereads rereads = new Rereads(this::tell);
    private final LastMembers lastMembers = new LastMembers();
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    LiveEvents(ClientRecords records, LiveNotes notes, LiveFeed feed) {
        this.records = records;
        this.notes = notes;
        this.feed = feed;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return received.replayed() ? Mono.empty() : handle(received.event());
    }

    private Mono<Void> handle(Event event) {
        return switch (event) {
            case KlaviyoConnected connected -> publish(() -> notes.pending(connected));
            case ConnectionRefused refused -> publish(() -> notes.refused(refused));
            case ClientCreated born -> {
                created.add(born.subject());
                yield rereads.request(born.subject());
            }
            case ClientUpdated updated -> rereads.request(updated.subject());
            case ClientReconnected reconnected -> rereads.request(reconnected.subject());
            case ExpiryHint _ -> Mono.empty();
            case EnrichmentDue _ -> Mono.empty();
        };
    }

    private Mono<Void> publish(Supplier<Note> note) {
        return Mono.fromRunnable(() -> feed.publish(note.get()));
    }

    private Mono<Void> tell(String clientId) {
        return records.find(clientId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(found -> tell(clientId, found))
                .then();
    }

    private void tell(String clientId, Optional<ClientRecord> found) {
        var gone =
                lastMembers.update(clientId, found.map(ClientRecord::memberIds).orElse(List.of()));
        if (!gone.isEmpty()) {
            feed.publish(notes.removed(clientId, gone));
        }
        var event = created.remove(clientId) ? "client-created" : "client-updated";
        found.ifPresent(client -> feed.publish(notes.client(event, client)));
    }
}
