package com.emailpilot.provisioner.watchdog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds subscriptions of the topology that no message reaches. */
final class MissingSubscriptions implements Watch {

    private final Callable<List<String>> missing;
    private final WatchdogProperties properties;

    /**
     * @param missing asks Pub/Sub, and blocks for as long as it takes
     */
    MissingSubscriptions(Callable<List<String>> missing, WatchdogProperties properties) {
        this.missing = missing;
        this.properties = properties;
    }

    @Override
    public Alert alert() {
        return Alert.SUBSCRIPTION_MISSING;
    }

    @Override
    public Duration every() {
        return properties.every();
    }

    @Override
    public Mono<Finding> look() {
        return Mono.fromCallable(missing)
                .subscribeOn(Schedulers.boundedElastic())
                .map(Finding::of);
    }
}
