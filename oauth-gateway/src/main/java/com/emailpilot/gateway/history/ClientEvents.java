package com.emailpilot.gateway.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.clients.ArchivedEvent;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.clients.EventFilter;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.PermanentFailureException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The events of one client, as the archive keeps them. */
final class ClientEvents {

    private final EventArchive archive;
    private final EventCodec codec;

    ClientEvents(EventArchive archive, EventCodec codec) {
        this.archive = archive;
        this.codec = codec;
    }

    /**
     * Some events, the newest first.
     *
     * @param more whether there may be older ones
     */
    record Page(List<Told> events, boolean more) {

        Page {
            events = List.copyOf(events);
        }
    }

    /**
     * A page of them.
     *
     * @param since the earliest; absent goes back to the beginning
     * @param after where the page starts; absent for the newest
     */
    Mono<Page> page(String clientId, @Nullable Instant since, int size, @Nullable After after) {
        return archive.page(new EventFilter(null, clientId, since, null), size, after)
                .map(page -> new Page(page.events().stream().map(this::told).toList(), page.next() != null));
    }

    private Told told(ArchivedEvent archived) {
        return new Told(archived.storedAt(), archived.id(), event(archived));
    }

    private @Nullable Event event(ArchivedEvent archived) {
        var message = archived.message();
        try {
            return codec.decode(message.attributes(), message.data().getBytes(UTF_8), message.id(), archived.storedAt())
                    .event();
        } catch (PermanentFailureException _) {
            return null;
        }
    }
}
