package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.gateway.console.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Takes an order to publish events again, says what it would send, and stores it. */
final class StartReplay {

    private static final Logger log = LoggerFactory.getLogger(StartReplay.class);

    private final Replays replays;
    private final RunReplay runReplay;
    private final Targets targets;
    private final ClientRecords records;

    StartReplay(Replays replays, RunReplay runReplay, Targets targets, ClientRecords records) {
        this.replays = replays;
        this.runReplay = runReplay;
        this.targets = targets;
        this.records = records;
    }

    Mono<ReplayPreview> preview(ReplayScope.Wish wish) {
        return records.serverTime()
                .map(now -> ReplayScope.of(wish, targets, now))
                .flatMap(runReplay::preview);
    }

    /** The replay as it was stored, which the schedule carries out; the same key again finds the same one. */
    Mono<Replay> start(ReplayScope.Wish wish, String by, String key) {
        return records.serverTime()
                .flatMap(now -> {
                    var scope = ReplayScope.of(wish, targets, now);
                    return runReplay
                            .preview(scope)
                            .filter(preview -> preview.count() > 0)
                            .switchIfEmpty(Mono.error(StartReplay::nothing))
                            .flatMap(preview -> replays.start(OrderId.of("replay", key), scope, by, preview, now));
                })
                .doOnNext(replay -> log.info(
                        "Replay ordered: {} by={} target={}",
                        replay.id(),
                        by,
                        replay.scope().target()));
    }

    private static Refusal nothing() {
        return new Refusal(
                HttpStatus.CONFLICT,
                "nothing_to_send",
                "No event matches, so nothing was sent. Change what you look for.",
                null);
    }
}
