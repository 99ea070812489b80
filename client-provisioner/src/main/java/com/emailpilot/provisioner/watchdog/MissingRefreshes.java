package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.ActiveClient;
import com.emailpilot.clients.ClientRecords;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds active clients with tokens that no sweep will ever find: an index does not know what is absent. */
final class MissingRefreshes implements Watch {

    private final ClientRecords clients;
    private final WatchdogProperties properties;

    MissingRefreshes(ClientRecords clients, WatchdogProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    @Override
    public Alert alert() {
        return Alert.REFRESH_MISSING;
    }

    @Override
    public Duration every() {
        return properties.readAllEvery();
    }

    @Override
    public Mono<Finding> look() {
        return clients.active()
                .filter(client -> client.hasTokens() && client.nextRefreshAt() == null)
                .map(ActiveClient::clientId)
                .map(clientId -> Finding.of(List.of(clientId)))
                .reduce(Finding.NOTHING, Finding::and);
    }
}
