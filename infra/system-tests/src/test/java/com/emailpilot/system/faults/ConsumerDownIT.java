package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.events.ClientState;
import com.emailpilot.events.DownstreamTopology;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.Topology;
import com.emailpilot.events.downstream.ClientEvents;
import com.emailpilot.events.downstream.ClientVersions;
import com.emailpilot.events.downstream.Surroundings;
import com.emailpilot.events.pubsub.PubSubTopology;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.common.util.concurrent.AtomicLongMap;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two services outside, which nobody runs while events pass: one wants each of them, the other the newest states. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class ConsumerDownIT {

    private static final int EVENTS = 10_000;
    private static final String LEDGER = "ledger.clients";
    private static final String REPORTS = "reports.clients";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final SystemUnderTest system;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLongMap<String> effects = AtomicLongMap.create();
    private final Map<String, ClientState> states = new ConcurrentHashMap<>();

    ConsumerDownIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void losesNothingWhileItIsDownAndIsChangedByNoReplay() {
        makeSubscriptions();
        var archive = SeededArchive.of(system, EVENTS);
        archive.publish();

        try (var events =
                ClientEvents.in(Surroundings.of(system.pubSub()).measuredBy(meters, ObservationRegistry.NOOP))) {
            events.subscribe(LEDGER, (_, received) -> effects.incrementAndGet(received.id()));
            events.follow(REPORTS, ClientVersions.inMemory(), (client, _) -> states.put(client.clientId(), client));
            await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> effects.size() == EVENTS && arrived() >= EVENTS);
            var before = Map.copyOf(states);

            replay();
            await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> arrived() >= 2 * EVENTS);

            assertThat(states).isEqualTo(before).hasSize(EVENTS / 100);
            assertThat(states.values()).allMatch(client -> client.seq() == 100);
        }

        assertThat(effects.asMap().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        archive.messages().stream().map(EventMessage::id).toList());
        assertThat(effects.asMap().values()).allMatch(times -> times == 1);
        assertThat(system.taps().messages())
                .filteredOn(tapped -> tapped.message().containsAttributes("replay-id"))
                .hasSizeGreaterThanOrEqualTo(EVENTS)
                .allSatisfy(tapped -> assertThat(tapped.message().getAttributesOrThrow("replay-target"))
                        .isEqualTo(REPORTS));
    }

    /** As they were left by services that are down since. */
    private void makeSubscriptions() {
        var topology = DownstreamTopology.including(DownstreamTopology.including(Topology.load(), LEDGER), REPORTS);
        try (var made = new PubSubTopology(system.pubSub(), topology)) {
            made.ensureSubscription(LEDGER);
            made.ensureSubscription(REPORTS);
        }
    }

    /** Of all events, ordered at a gateway that knows the subscription. */
    private void replay() {
        var gateway = system.instances().gatewayWith(Map.of("EMAILPILOT_EVENTS_DOWNSTREAM", LEDGER + "," + REPORTS));
        var ops = system.login("ops@example.com", gateway.url());
        var answer = ops.order("/api/ops/replays", "{\"target\":\"" + REPORTS + "\"}", "all of them")
                .join();
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** How many states reached the one that wants the newest, taken over or not. */
    private long arrived() {
        return (long) meters.find("emailpilot.events.outcome").tag("subscription", REPORTS).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
