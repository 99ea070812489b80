package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Grants;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every 10 s, takes the waiting grants whose time has come: so a lost event and a Klaviyo that was down both heal. */
final class WaitingGrantsSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WaitingGrantsSchedule.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;
    private static final int IN_PARALLEL = 4;

    private final Grants grants;
    private final ApplyGrant applyGrant;
    private final UpsertMetrics metrics;
    private final Disposable.Swap running = Disposables.swap();

    WaitingGrantsSchedule(Grants grants, ApplyGrant applyGrant, UpsertMetrics metrics) {
        this.grants = grants;
        this.applyGrant = applyGrant;
        this.metrics = metrics;
    }

    void start() {
        running.update(Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> sweep())
                .subscribe());
    }

    @Override
    public void close() {
        running.dispose();
    }

    private Mono<Void> sweep() {
        return grants.due(AT_ONCE)
                .flatMap(grant -> apply(grant).onErrorResume(failure -> leave(grant, failure)), IN_PARALLEL)
                .onErrorResume(failure -> {
                    log.warn("Waiting grants not swept: {}", failure.getClass().getSimpleName());
                    return Mono.empty();
                })
                .then();
    }

    private Mono<ApplyOutcome> apply(Grant grant) {
        return applyGrant
                .apply(grant.grantId())
                .doOnNext(metrics::ended)
                .doOnNext(outcome -> log.info(
                        "Waiting grant taken: grant={} {}",
                        ConnectionsSubscriber.abbreviated(grant.grantId()),
                        outcome));
    }

    private static Mono<ApplyOutcome> leave(Grant grant, Throwable failure) {
        log.warn(
                "Waiting grant left for the next sweep: grant={} {}",
                ConnectionsSubscriber.abbreviated(grant.grantId()),
                failure.getClass().getSimpleName());
        return Mono.empty();
    }
}
