package com.emailpilot.gateway.signin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Looks for sessions that were ended at another instance: often enough that a stream closes within 5 s. */
final class EndedSessionsSchedule {

    private static final Logger log = LoggerFactory.getLogger(EndedSessionsSchedule.class);

    private final EndedSessions ended;

    EndedSessionsSchedule(EndedSessions ended) {
        this.ended = ended;
    }

    @Scheduled(fixedDelay = 2_000)
    Mono<Void> follow() {
        return ended.follow().onErrorResume(failure -> {
            log.warn("Cannot read ended sessions: {}", failure.getClass().getSimpleName());
            return Mono.empty();
        });
    }
}
