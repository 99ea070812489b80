package com.emailpilot.gateway.clients;

import java.time.InstantSource;
import reactor.core.publisher.Mono;

/** Counts a user's clients by how they stand. */
final class ShowOverview {

    private final ClientRows rows;
    private final InstantSource clock;

    ShowOverview(ClientRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Mono<Overview> of(String user) {
        return rows.of(user).map(found -> Overview.of(found.all(), clock.instant()));
    }
}
