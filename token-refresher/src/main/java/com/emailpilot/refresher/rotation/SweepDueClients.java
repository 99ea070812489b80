package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.DuePage;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.TokenExpiring;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Finds who is due within the next minute, and tells of each when its time has come: any instance may take it. */
final class SweepDueClients {

    private static final Logger log = LoggerFactory.getLogger(SweepDueClients.class);
    private static final String SOURCE = "token-refresher";
    private static final Duration LOOK_AHEAD = Duration.ofSeconds(60);
    private static final int PAGE = 3000;
    private static final int AT_ONCE = 32;

    /** A page that the store is slow to find is asked for again before its shard is left to the next sweep. */
    private static final Retry ASK_AGAIN = Retry.fixedDelay(2, Duration.ofSeconds(1));

    private final ClientRecords clients;
    private final EventCodec codec;
    private final EventPublisher publisher;
    private final Ticker ticker;

    SweepDueClients(ClientRecords clients, EventCodec codec, EventPublisher publisher, Ticker ticker) {
        this.clients = clients;
        this.codec = codec;
        this.publisher = publisher;
        this.ticker = ticker;
    }

    /** Ends when everybody has been told of, about a minute later; emits how many that were. */
    Mono<Long> sweep() {
        return clients.serverTime().flatMap(now -> {
            var sweep = new Sweep(now, ticker.read());
            return Flux.range(0, RefreshPolicy.SHARDS)
                    .flatMap(
                            shard -> due(sweep, shard, null).onErrorResume(SweepDueClients::leave),
                            RefreshPolicy.SHARDS)
                    .count();
        });
    }

    private Flux<DuePage.Due> due(Sweep sweep, long shard, DocumentQuery.@Nullable After after) {
        var until = sweep.begunAt().plus(LOOK_AHEAD);
        return clients.due(shard, until, PAGE, after).retryWhen(ASK_AGAIN).flatMapMany(page -> {
            var told = Flux.fromIterable(page.clients())
                    .filter(due -> due.tokenVersion() > 0)
                    .flatMap(due -> tell(sweep, due), AT_ONCE);
            return page.next() == null ? told : told.concatWith(due(sweep, shard, page.next()));
        });
    }

    /** One shard that cannot be read costs the others nothing. */
    private static <T> Mono<T> leave(Throwable failure) {
        log.warn(
                "A shard was not swept: {}",
                Exceptions.unwrap(failure).getClass().getSimpleName());
        return Mono.empty();
    }

    private Mono<DuePage.Due> tell(Sweep sweep, DuePage.Due due) {
        var message =
                codec.encode(new TokenExpiring(due.clientId(), due.tokenVersion()), SOURCE, sweep.begunAt(), null);
        return pauseUntil(sweep, due.dueAt())
                .then(publisher.publish(message))
                .thenReturn(due)
                .onErrorResume(
                        failure -> { // the next sweep finds it again
                            log.warn(
                                    "Hint not sent: client={} {}",
                                    due.clientId(),
                                    failure.getClass().getSimpleName());
                            return Mono.empty();
                        });
    }

    private Mono<Long> pauseUntil(Sweep sweep, Instant dueAt) {
        return Mono.defer(() -> {
            var elapsed = Duration.ofNanos(ticker.read() - sweep.begunNanos());
            var pause = Duration.between(sweep.begunAt(), dueAt).minus(elapsed);
            return pause.isPositive() ? Mono.delay(pause) : Mono.just(0L);
        });
    }

    /** When a sweep began, in server time and on the monotonic clock. */
    private record Sweep(Instant begunAt, long begunNanos) {}
}
