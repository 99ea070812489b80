package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DuePage;
import com.emailpilot.clients.RefreshPolicy;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds clients that a sweep should have found long ago. */
final class OverdueRefreshes implements Watch {

    private static final int OF_A_SHARD = 100;

    private final ClientRecords clients;
    private final WatchdogProperties properties;

    OverdueRefreshes(ClientRecords clients, WatchdogProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    @Override
    public Alert alert() {
        return Alert.REFRESH_OVERDUE;
    }

    @Override
    public Duration every() {
        return properties.every();
    }

    /** Counts up to 100 of each shard. */
    @Override
    public Mono<Finding> look() {
        return clients.serverTime()
                .flatMap(now -> Flux.range(0, RefreshPolicy.SHARDS)
                        .flatMap(shard -> clients.due(shard, now.minus(properties.overdueAfter()), OF_A_SHARD, null))
                        .map(OverdueRefreshes::finding)
                        .reduce(Finding.NOTHING, Finding::and));
    }

    private static Finding finding(DuePage page) {
        return Finding.of(page.clients().stream().map(DuePage.Due::clientId).toList());
    }
}
