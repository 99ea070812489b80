package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Grants;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** A replayed event finds its grant applied: what Klaviyo tells about the client is read once more. */
final class ReplayedGrant {

    private static final String SOURCE = "client-provisioner";

    private final Grants grants;
    private final EventCodec codec;
    private final EventPublisher publisher;

    ReplayedGrant(Grants grants, EventCodec codec, EventPublisher publisher) {
        this.grants = grants;
        this.codec = codec;
        this.publisher = publisher;
    }

    Mono<Void> enrichAgain(String grantId) {
        return grants.find(grantId).flatMap(read -> {
            var clientId = read.grant().clientId();
            return clientId == null ? Mono.empty() : due(clientId, read.readTime());
        });
    }

    private Mono<Void> due(String clientId, Instant now) {
        return publisher.publish(codec.encode(new EnrichmentDue(clientId, now), SOURCE, now, null));
    }
}
