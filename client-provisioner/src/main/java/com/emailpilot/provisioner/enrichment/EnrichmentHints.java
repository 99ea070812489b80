package com.emailpilot.provisioner.enrichment;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Hints that enrichment sends: one message per client, so that a slow account delays no other. */
final class EnrichmentHints {

    private static final String SOURCE = "client-provisioner";
    private static final int IN_PARALLEL = 50;

    private final ClientRecords clients;
    private final EventCodec codec;
    private final EventPublisher publisher;
    private final Clock clock;

    EnrichmentHints(ClientRecords clients, EventCodec codec, EventPublisher publisher, Clock clock) {
        this.clients = clients;
        this.codec = codec;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** May run more than once, also beside itself: whoever was read since the wish is not read again. */
    Mono<Void> forAllThatAreDue(EnrichmentDue due) {
        return clients.active()
                .filter(EnrichmentPolicy::isDue)
                .flatMap(client -> publish(new EnrichmentDue(client.clientId(), due.occurredAt())), IN_PARALLEL)
                .then();
    }

    private Mono<Void> publish(Event event) {
        Instant now = clock.instant();
        return publisher.publish(codec.encode(event, SOURCE, now, null));
    }
}
