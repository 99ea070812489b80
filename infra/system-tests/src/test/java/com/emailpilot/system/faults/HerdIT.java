package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.Herd;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody's tokens end in the same second. */
@Tag("faults")
@OwnSystem(sweepSeconds = 60)
@ExtendWith(RunningSystem.class)
final class HerdIT {

    private static final int CLIENTS = 5_000;
    private static final Duration LIFETIME = Duration.ofMinutes(4);
    private static final Duration LATEST = Duration.ofSeconds(60);

    /** How long Klaviyo takes to answer; 200 requests may be with it at the same time. */
    private static final Duration LATENCY = Duration.ofMillis(500);

    private static final int MOST_A_SECOND = 400;

    private final SystemUnderTest system;

    HerdIT(SystemUnderTest system) {
        this.system = system;
        system.sandbox().settings(RefreshModes.STRICT);
        system.sandbox().answerAfter("token.refresh", LATENCY);
    }

    @Test
    void freshensAHerdInTimeAndNoFasterThanKlaviyoTakes() { // F26
        system.sandbox().settings(Map.of("token_lifetime", LIFETIME.toString()));
        var herd = Herd.of(system, CLIENTS, LIFETIME);
        system.sandbox().settings(Map.of("token_lifetime", "PT1H"));

        await().atMost(LIFETIME.plus(LATEST))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> told() == CLIENTS);
        var rotations = rotations();
        var calls = calls();

        assertThat(rotations).hasSize(CLIENTS);
        assertThat(rotations.getLast()).isBefore(herd.expiresAt().plus(LATEST));
        assertThat(calls).hasSize(CLIENTS);
        assertThat(mostInASecond(calls)).isLessThanOrEqualTo(MOST_A_SECOND);
        System.out.println("F26: " + CLIENTS + " clients whose tokens ended at " + herd.expiresAt()
                + ", rotated between " + rotations.getFirst() + " and " + rotations.getLast() + " with " + calls.size()
                + " calls, " + mostInASecond(calls) + " in a second at most");
    }

    /** Clients of which a rotation was told. */
    private long told() {
        return system.taps().messages().stream()
                .filter(tapped -> tapped.type().equals("tokens-rotated"))
                .map(tapped -> tapped.event().id())
                .distinct()
                .count();
    }

    /** When each rotation was stored, in order. */
    private List<Instant> rotations() {
        return FirestoreDump.of(system)
                .collection("events", event -> event.text("type").equals("com.emailpilot.tokens-rotated.v1"))
                .stream()
                .map(StoredDocument::createTime)
                .sorted()
                .toList();
    }

    /** When each call reached Klaviyo, in order. */
    private List<Instant> calls() {
        return system.sandbox().refreshes().values().stream()
                .flatMap(Collection::stream)
                .sorted()
                .toList();
    }

    private static int mostInASecond(List<Instant> calls) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < calls.size(); last++) {
            while (!calls.get(last).isBefore(calls.get(first).plusSeconds(1))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
