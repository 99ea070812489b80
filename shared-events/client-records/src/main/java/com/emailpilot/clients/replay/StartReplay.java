package com.emailpilot.clients.replay;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.OrderId;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.OrderRefusedException.Obstacle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Takes an order to publish events again, says what it would send, and stores it. */
public final class StartReplay {

    private static final Logger log = LoggerFactory.getLogger(StartReplay.class);

    private final Replays replays;
    private final RunReplay runReplay;
    private final Targets targets;
    private final ClientRecords records;

    public StartReplay(Replays replays, RunReplay runReplay, Targets targets, ClientRecords records) {
        this.replays = replays;
        this.runReplay = runReplay;
        this.targets = targets;
        this.records = records;
    }

    /** Counts, and sends nothing; {@link OrderRefusedException} where the wish cannot be meant. */
    public Mono<ReplayPreview> preview(ReplayScope.Wish wish) {
        return records.serverTime()
                .map(now -> ReplayScope.of(wish, targets, now))
                .flatMap(runReplay::preview);
    }

    /**
     * The replay as it was stored, for {@link RunReplay} to carry out; {@link OrderRefusedException} where nothing matches.
     *
     * @param by e-mail address of the person or service account
     * @param key names the order: the same key again finds the same replay
     */
    public Mono<Replay> start(ReplayScope.Wish wish, String by, String key) {
        var id = OrderId.of("replay", key);
        return replays.find(id).switchIfEmpty(Mono.defer(() -> order(id, wish, by)));
    }

    private Mono<Replay> order(String id, ReplayScope.Wish wish, String by) {
        return records.serverTime()
                .flatMap(now -> {
                    var scope = ReplayScope.of(wish, targets, now);
                    return runReplay
                            .preview(scope)
                            .filter(preview -> preview.count() > 0)
                            .switchIfEmpty(Mono.error(StartReplay::nothing))
                            .flatMap(preview -> replays.start(id, scope, by, preview, now));
                })
                .doOnNext(replay -> log.info(
                        "Replay ordered: {} by={} target={}",
                        replay.id(),
                        by,
                        replay.scope().target()));
    }

    private static OrderRefusedException nothing() {
        return new OrderRefusedException(
                Obstacle.THE_STATE,
                "nothing_to_send",
                "No event matches, so nothing was sent. Change what you look for.");
    }
}
