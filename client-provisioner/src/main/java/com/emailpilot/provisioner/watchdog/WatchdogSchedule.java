package com.emailpilot.provisioner.watchdog;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks twice per interval whether it is time to look: so no interval is missed because a clock is a little early. */
final class WatchdogSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WatchdogSchedule.class);

    private final WatchOver watchOver;
    private final Duration every;
    private final Disposable.Swap running = Disposables.swap();

    WatchdogSchedule(WatchOver watchOver, WatchdogProperties properties) {
        this.watchOver = watchOver;
        this.every = properties.every().dividedBy(2);
    }

    void start() {
        running.update(Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(_ -> watchOver.look().onErrorResume(WatchdogSchedule::leave), 1)
                .subscribe());
    }

    @Override
    public void close() {
        running.dispose();
    }

    private static Mono<Void> leave(Throwable failure) {
        log.warn("Alerts not looked at: {}", failure.getClass().getSimpleName());
        return Mono.empty();
    }
}
