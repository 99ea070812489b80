package com.emailpilot.clients.refresh;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.refresh.RefreshOutcome.NotAsked;
import com.emailpilot.clients.refresh.RefreshOutcome.StillRunning;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Follows a client's record from a wish for fresh tokens to its end. */
public final class FollowRefresh {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final ClientRecords records;

    public FollowRefresh(ClientRecords records) {
        this.records = records;
    }

    /**
     * How the wish ended.
     *
     * @param found the client as it was before
     * @param asking ends once the refresher was asked
     * @param patience how long the end is waited for
     */
    public Mono<RefreshOutcome> after(Read found, Mono<Void> asking, Duration patience) {
        return asking.then(Mono.<RefreshOutcome>empty())
                .onErrorResume(_ -> Mono.just(new NotAsked(found)))
                .switchIfEmpty(follow(found))
                .timeout(patience, Mono.just(new StillRunning(found.client())));
    }

    private Mono<RefreshOutcome> follow(Read before) {
        return records.read(before.client().clientId())
                .delaySubscription(BETWEEN_LOOKS)
                .mapNotNull(
                        now -> FollowPolicy.end(before.client().oauth(), now).orElse(null))
                .repeatWhenEmpty(Function.identity());
    }
}
