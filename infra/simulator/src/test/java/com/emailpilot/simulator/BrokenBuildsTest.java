package com.emailpilot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A simulator that finds nothing proves nothing: each of these mistakes must be found within a thousand seeds. */
final class BrokenBuildsTest {

    private static final long SEEDS = 1_000;

    @BeforeAll
    static void livesInVirtualTime() {
        VirtualScheduler.install();
    }

    @Test
    void findsAnAckBeforeTheCommit() {
        var build = new Build() {
            @Override
            public EventHandler handler(EventHandler handler) {
                return received -> {
                    handler.handle(received).onErrorComplete().subscribe();
                    return Mono.empty();
                };
            }
        };

        var searched = Seeds.untilBroken(build, SEEDS);

        assertThat(searched).isLessThanOrEqualTo(SEEDS);
    }
}
