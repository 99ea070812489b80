package com.emailpilot.gateway.operations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Carries out replays: those that were ordered here, and those that somebody else left. */
final class ReplaySchedule {

    private static final Logger log = LoggerFactory.getLogger(ReplaySchedule.class);

    private final Replays replays;
    private final RunReplay runReplay;

    ReplaySchedule(Replays replays, RunReplay runReplay) {
        this.replays = replays;
        this.runReplay = runReplay;
    }

    @Scheduled(fixedDelay = 2_000)
    Mono<Void> goOn() {
        return replays.waiting()
                .concatMap(replay -> runReplay.run(replay).onErrorResume(failure -> {
                    log.warn(
                            "Replay interrupted: {} {}",
                            replay.id(),
                            failure.getClass().getSimpleName());
                    return Mono.empty();
                }))
                .onErrorResume(failure -> {
                    log.warn("Cannot read replays: {}", failure.getClass().getSimpleName());
                    return Mono.empty();
                })
                .then();
    }
}
