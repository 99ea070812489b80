package com.emailpilot.provisioner.enrichment;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.provisioner.health.HealthProbes;
import com.emailpilot.provisioner.health.RefreshHints;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Reads what Klaviyo tells about a client, at a pace that leaves connections to Klaviyo for others. */
final class EnrichClient {

    private static final Logger log = LoggerFactory.getLogger(EnrichClient.class);

    /** Two calls each, of the 64 that go to Klaviyo's API at once. */
    private static final int CONNECTED_AT_ONCE = 16;
    /** Three calls each. */
    private static final int DUE_AT_ONCE = 8;
    /** Less than a message may be in hand. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final ClientRecords clients;
    private final CountClient countClient;
    private final HealthProbes probes;
    private final RefreshHints refreshHints;
    private final Turns connected = new Turns(CONNECTED_AT_ONCE);
    private final Turns due = new Turns(DUE_AT_ONCE);

    EnrichClient(ClientRecords clients, CountClient countClient, HealthProbes probes, RefreshHints refreshHints) {
        this.clients = clients;
        this.countClient = countClient;
        this.probes = probes;
        this.refreshHints = refreshHints;
    }

    /** Counts a client whose account was read a moment ago; Klaviyo's trouble is an error: the message comes back. */
    Mono<Void> afterConnecting(String clientId) {
        return connected
                .inTurn(count(clientId))
                .flatMap(outcome -> Mono.justOrEmpty(trouble(outcome)))
                .flatMap(trouble -> Mono.error(new KlaviyoUnavailableException(trouble)));
    }

    /**
     * Probes and counts a client. Klaviyo's trouble ends it: the record says that it is still due, and the clock asks
     * again within the hour, while a message that comes back would be a dead letter within minutes.
     */
    Mono<Void> whenDue(String clientId, Instant wishedAt) {
        return due.inTurn(clients.find(clientId)
                        .filter(client -> !EnrichmentPolicy.isDone(client, wishedAt))
                        .flatMap(_ -> Mono.whenDelayError(probes.probe(clientId), count(clientId))))
                .timeout(LONGEST)
                .onErrorResume(TimeoutException.class, _ -> leave(clientId));
    }

    private Mono<CountOutcome> count(String clientId) {
        return countClient
                .count(clientId)
                .doOnNext(outcome -> log.info("Client counted: client={} {}", clientId, outcome))
                .flatMap(outcome -> outcome instanceof CountOutcome.TokenRefused(long version)
                        ? refreshHints.replace(clientId, version).thenReturn(outcome)
                        : Mono.just(outcome));
    }

    private static Optional<String> trouble(CountOutcome outcome) {
        return switch (outcome) {
            case CountOutcome.Counted _, CountOutcome.NothingToCount _, CountOutcome.NotPermitted _ -> Optional.empty();
            case CountOutcome.TokenRefused _ -> Optional.of("token refused");
            case CountOutcome.Unavailable(String reason) -> Optional.of(reason);
        };
    }

    private static Mono<Void> leave(String clientId) {
        log.warn("Client not read, since Klaviyo is slow: client={}", clientId);
        return Mono.empty();
    }
}
