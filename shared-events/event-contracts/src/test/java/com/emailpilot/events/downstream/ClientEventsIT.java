package com.emailpilot.events.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.DeadLetter;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.SeenEvents;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.events.pubsub.PubSubTopology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@NullUnmarked
class ClientEventsIT {

    private static final String REPORTS = "reports.clients";

    private final PubSubConnection connection =
            PubSubConnection.emulator(SharedEmulators.pubSubHost(), SharedEmulators.freshProjectId());
    private final Topology topology =
            DownstreamTopology.including(DownstreamTopology.including(Topology.load(), REPORTS), "billing.clients");
    private final PubSubTopology resources = new PubSubTopology(connection, topology);
    private final ManyMessages messages = new ManyMessages(connection);

    @BeforeEach
    void make() {
        resources.ensureTopic("client-events");
    }

    @AfterEach
    void close() {
        messages.close();
        resources.close();
        connection.close();
    }

    @Test
    void losesAndRepeatsNothingThatPassedWhileItWasAway() throws InterruptedException {
        var events = IntStream.range(0, 10_000)
                .mapToObj(each -> new TokensRotated(client("client-" + each % 100, each / 100 + 1), 1, TestEvents.TIME))
                .toList();
        var seen = new ConcurrentHashMap<TokensRotated, Integer>();
        var all = new CountDownLatch(10_000);
        messages.publish(events, Map.of());
        messages.publish(events.subList(0, 500), Map.of());

        try (var listening = ClientEvents.in(Surroundings.of(connection))) {
            listening.subscribe(REPORTS, (event, _) -> {
                seen.merge((TokensRotated) event, 1, Integer::sum);
                all.countDown();
            });
            assertThat(all.await(90, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(seen)
                .hasSize(10_000)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void changesNoStateWhenEverythingIsReplayedToItAndToNobodyElse() throws InterruptedException {
        var events = IntStream.rangeClosed(1, 300)
                .mapToObj(seq -> new TokensRotated(client("client-1", seq), 1, TestEvents.TIME))
                .toList();
        var states = new LinkedBlockingQueue<Long>();
        var asked = new Semaphore(0);
        var others = new LinkedBlockingQueue<ReceivedEvent>();

        try (var listening = ClientEvents.in(Surroundings.of(connection))) {
            listening.follow(REPORTS, counting(asked), (client, _) -> states.add(client.seq()));
            listening.subscribe("billing.clients", (_, received) -> others.add(received));
            messages.publish(events, Map.of());
            assertThat(asked.tryAcquire(300, 60, TimeUnit.SECONDS)).isTrue();
            var before = List.copyOf(states);
            messages.publish(events, Map.of("replay-id", "replay-1", "replay-target", REPORTS));
            assertThat(asked.tryAcquire(300, 60, TimeUnit.SECONDS)).isTrue();

            assertThat(before).isSorted().endsWith(300L);
            assertThat(states).containsExactlyElementsOf(before);
            assertThat(others).hasSize(300).noneMatch(ReceivedEvent::replayed);
        }
    }

    @Test
    void laysAsideWhatCanNeverBeHandled() {
        var letters = new LinkedBlockingQueue<DeadLetter>();
        messages.publish(List.of(TestEvents.clientCreated()), Map.of());

        try (var listening = ClientEvents.in(Surroundings.of(connection))) {
            listening.drain(REPORTS, letter -> Mono.fromRunnable(() -> letters.add(letter)));
            listening.subscribe(REPORTS, (_, _) -> {
                throw new PermanentFailureException("no report for this one");
            });
            var letter = SeenEvents.first(letters);

            assertThat(letter.reason()).isEqualTo("no report for this one");
            assertThat(letter.subscription()).isEqualTo(REPORTS);
        }
    }

    @Test
    void passesOverTypesThatItDoesNotKnow() {
        var seen = new LinkedBlockingQueue<ReceivedEvent>();
        var letters = new LinkedBlockingQueue<DeadLetter>();
        messages.publish(List.of(TestEvents.clientCreated()), Map.of("ce-type", "com.emailpilot.client-cloned.v1"));
        messages.publish(List.of(TestEvents.clientCreated()), Map.of());

        try (var listening = ClientEvents.in(Surroundings.of(connection))) {
            listening.drain(REPORTS, letter -> Mono.fromRunnable(() -> letters.add(letter)));
            listening.subscribe(REPORTS, (_, received) -> seen.add(received));

            assertThat(SeenEvents.first(seen).event()).isInstanceOf(ClientCreated.class);
        }
        assertThat(letters).isEmpty();
    }

    @Test
    void makesItsSubscription() {
        var seen = new LinkedBlockingQueue<ReceivedEvent>();

        try (var listening = ClientEvents.in(Surroundings.of(connection))) {
            listening.make("quotes.clients");
            messages.publish(List.of(TestEvents.clientCreated()), Map.of());
            var open = listening.subscribe("quotes.clients", (_, received) -> seen.add(received));

            assertThat(SeenEvents.first(seen).event()).isEqualTo(TestEvents.clientCreated());
            assertThat(open.healthy()).isTrue();
        }
    }

    @Test
    void makesItsSubscriptionAgainThatIsGone() {
        var seen = new LinkedBlockingQueue<ReceivedEvent>();

        try (var listening = ClientEvents.in(Surroundings.of(connection))) {
            listening.subscribe("quotes.clients", (_, received) -> seen.add(received));
            messages.publishUntil(TestEvents.clientCreated(), () -> !seen.isEmpty());

            assertThat(seen).isNotEmpty();
        }
    }

    @Test
    void letsWhatIsInHandEndBeforeItCloses() {
        var started = new LinkedBlockingQueue<String>();
        var ended = new AtomicInteger();
        messages.publish(List.of(TestEvents.clientCreated()), Map.of());

        try (var listening = ClientEvents.in(Surroundings.of(connection))) {
            listening.subscribe(REPORTS, (_, received) -> {
                started.add(received.id());
                Mono.delay(Duration.ofMillis(500)).block();
                ended.incrementAndGet();
            });
            SeenEvents.first(started);
        }

        assertThat(ended).hasValue(1);
    }

    private static ClientVersions counting(Semaphore asked) {
        var versions = ClientVersions.inMemory();
        return (client, version, effect) -> {
            var taken = versions.advance(client, version, effect);
            asked.release();
            return taken;
        };
    }

    private static ClientState client(String id, long seq) {
        return new ClientState(id, "AbC123", "Shop", ClientStatus.ACTIVE, 1, seq, TestEvents.TIME);
    }
}
