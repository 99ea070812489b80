package com.emailpilot.refresher.audit;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores audit rows every second, and what is left once the last request was answered. */
final class AuditSchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditSchedule.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    /** Ends after the web server, which ends a little below the default. */
    private static final int BELOW_THE_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 8192;

    private final AuditTrail trail;
    private final RefusedReads refused;
    private Disposable running = Disposables.disposed();

    AuditSchedule(AuditTrail trail, RefusedReads refused) {
        this.trail = trail;
        this.refused = refused;
    }

    @Override
    public void start() {
        running = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> flush().onErrorResume(AuditSchedule::postpone))
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable stopped) {
        running.dispose();
        flush().timeout(LAST_WORDS)
                .onErrorResume(_ -> Mono.fromRunnable(trail::giveUp))
                .doFinally(_ -> stopped.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    @Override
    public int getPhase() {
        return BELOW_THE_WEB_SERVER;
    }

    private Mono<Void> flush() {
        return Mono.defer(() -> {
            refused.nextSecond();
            return trail.flush();
        });
    }

    private static Mono<Void> postpone(Throwable cause) {
        log.warn("Audit rows wait for their next turn: {}", cause.getClass().getSimpleName());
        return Mono.empty();
    }
}
