package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.SingleFlight;
import com.emailpilot.refresher.rotation.RotationOutcome;
import com.emailpilot.refresher.rotation.Wish;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Refreshes that callers wait for: one at a time for each token, shared by all who ask for it meanwhile. */
final class Refreshes {

    private static final Logger log = LoggerFactory.getLogger(Refreshes.class);
    private static final Duration CALLERS_WAIT = Duration.ofSeconds(8);

    private final Rotations rotations;
    private final ClientRecords records;
    private final SingleFlight<Token, Refreshed> flights = new SingleFlight<>();

    Refreshes(Rotations rotations, ClientRecords records) {
        this.rotations = rotations;
        this.records = records;
    }

    /**
     * Waits for a refresh of this token, 8 s at most, and reads the client again, whatever came of it.
     *
     * <p>Goes on when a caller hangs up; never an error.
     */
    Mono<Refreshed> of(String clientId, long tokenVersion) {
        var token = new Token(clientId, tokenVersion);
        return flights.join(token, () -> begin(token));
    }

    private Mono<Refreshed> begin(Token token) {
        return rotations
                .rotate(token.clientId(), new Wish.Requested(token.version()))
                .map(Optional::of)
                .timeout(CALLERS_WAIT, Mono.just(Optional.empty()))
                .onErrorResume(failure -> withoutOutcome(token, failure))
                .defaultIfEmpty(Optional.empty())
                .flatMap(outcome -> again(token, outcome));
    }

    private Mono<Refreshed> again(Token token, Optional<RotationOutcome> outcome) {
        return records.read(token.clientId())
                .map(Optional::of)
                .onErrorResume(failure -> withoutOutcome(token, failure))
                .defaultIfEmpty(Optional.empty())
                .map(read -> new Refreshed(outcome, read));
    }

    private static <T> Mono<Optional<T>> withoutOutcome(Token token, Throwable failure) {
        log.warn(
                "Refresh of client {} left open: {}",
                token.clientId(),
                failure.getClass().getSimpleName());
        return Mono.just(Optional.empty());
    }

    private record Token(String clientId, long version) {}

    /**
     * What a refresh left.
     *
     * @param outcome empty where it takes longer than callers wait, or our store failed
     * @param read the client as it is now; empty where our store failed or the client is gone
     */
    record Refreshed(Optional<RotationOutcome> outcome, Optional<ClientRecords.Read> read) {}
}
