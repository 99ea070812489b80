package com.emailpilot.gateway.operations;

import com.emailpilot.clients.replay.RunReplay;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Carries out replays: those that were ordered here, and those that somebody else left. */
final class ReplaySchedule {

    private final RunReplay runReplay;

    ReplaySchedule(RunReplay runReplay) {
        this.runReplay = runReplay;
    }

    @Scheduled(fixedDelay = 2_000)
    Mono<Void> goOn() {
        return runReplay.goOn();
    }
}
