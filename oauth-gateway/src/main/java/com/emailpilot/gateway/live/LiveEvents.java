package com.emailpilot.gateway.live;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.events.ClientChange;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientShared;
import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.OperationsAlertRaised;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.gateway.clients.ClientRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Turns events into notes: the event says that something happened, the record says what is true now. */
final class LiveEvents implements EventHandler {

    /** A subscription that is made anew may bring what happened before; what became of that, the list shows. */
    private static final Duration NEWS = Duration.ofMinutes(10);

    private final ClientRecords records;
    private final ClientRows rows;
    private final LiveNotes notes;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Rereads rereads = new Rereads(this::tell);
    private final LastMembers lastMembers = new LastMembers();
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    LiveEvents(ClientRecords records, ClientRows rows, LiveNotes notes, LiveFeed feed, InstantSource clock) {
        this.records = records;
        this.rows = rows;
        this.notes = notes;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return received.replayed() ? Mono.empty() : handle(received.event());
    }

    private Mono<Void> handle(Event event) {
        return switch (event) {
            case KlaviyoConnected connected -> news(connected.occurredAt(), () -> notes.pending(connected));
            case ConnectionRefused refused -> news(refused.occurredAt(), () -> notes.refused(refused));
            case ClientCreated born -> {
                created.add(born.subject());
                yield rereads.request(born.subject());
            }
            case ClientShared shared -> {
                lastMembers.add(shared.subject(), shared.member());
                yield rereads.request(shared.subject());
            }
            case TokensRotated rotated -> seen(rotated.subject()) ? rereads.request(rotated.subject()) : Mono.empty();
            case ClientSnapshot _ -> Mono.empty();
            case ClientChange change -> rereads.request(change.subject());
            case ExpiryHint _ -> Mono.empty();
            case EnrichmentDue _ -> Mono.empty();
            case OperationsAlertRaised _ -> Mono.empty();
        };
    }

    private Mono<Void> news(Instant occurredAt, Supplier<Note> note) {
        return occurredAt.plus(NEWS).isBefore(clock.instant())
                ? Mono.empty()
                : Mono.fromRunnable(() -> feed.publish(note.get()));
    }

    private boolean seen(String clientId) {
        return feed.size() > 0 || rows.hold(clientId);
    }

    private Mono<Void> tell(String clientId) {
        return records.find(clientId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(found -> tell(clientId, found))
                .then();
    }

    /** The rows come first: a page that hears of the change may load its list at once. */
    private void tell(String clientId, Optional<ClientRecord> found) {
        found.ifPresentOrElse(rows::changed, () -> rows.gone(clientId));
        var gone =
                lastMembers.update(clientId, found.map(ClientRecord::memberIds).orElse(List.of()));
        if (!gone.isEmpty()) {
            feed.publish(notes.removed(clientId, gone));
        }
        var event = created.remove(clientId) ? "client-created" : "client-updated";
        found.ifPresent(client -> notes.client(event, client).forEach(feed::publish));
    }
}
