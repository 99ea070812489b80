package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What every road for events does, in memory or through Pub/Sub; each test gets a bus of its own. */
public interface EventBusContract {

    String CONNECTIONS = "client-provisioner.connections";

    EventPublisher publisher();

    EventSubscriptions subscriptions();

    /** The reasons of what lies in the dead-letter topic of a subscription; waits for the first. */
    List<String> deadLetterReasons(String subscription);

    @Test
    default void deliversWhatWasPublished() {
        var seen = new SeenEvents();
        EventMessage message = message(TestEvents.klaviyoConnected());

        publisher().publish(message).block();
        subscriptions().subscribe(CONNECTIONS, seen);

        assertThat(seen.next())
                .isEqualTo(new ReceivedEvent(
                        message.id(), TestEvents.TIME, TestEvents.klaviyoConnected(), null, "trace-1"));
    }

    @Test
    default void bringsBackWhatFailed() {
        var seen = new SeenEvents();
        var attempts = new AtomicInteger();

        subscriptions()
                .subscribe(
                        CONNECTIONS,
                        received -> attempts.incrementAndGet() == 1
                                ? Mono.error(new IllegalStateException("not now"))
                                : seen.handle(received));
        publisher().publish(message(TestEvents.klaviyoConnected())).block();

        assertThat(seen.next().event()).isEqualTo(TestEvents.klaviyoConnected());
        assertThat(attempts).hasValueGreaterThanOrEqualTo(2);
    }

    @Test
    default void parksWhatCanNeverBeHandled() {
        subscriptions()
                .subscribe(
                        CONNECTIONS, _ -> Mono.error(new PermanentFailureException("the grant is of another world")));

        publisher().publish(message(TestEvents.klaviyoConnected())).block();

        assertThat(deadLetterReasons(CONNECTIONS)).containsExactly("the grant is of another world");
    }

    @Test
    default void parksWhatAHandlerThrows() {
        subscriptions().subscribe(CONNECTIONS, _ -> {
            throw new PermanentFailureException("thrown, not signalled");
        });

        publisher().publish(message(TestEvents.klaviyoConnected())).block();

        assertThat(deadLetterReasons(CONNECTIONS)).containsExactly("thrown, not signalled");
    }

    @Test
    default void drainsADeadLetterAsItWasPublished() {
        var drained = new LinkedBlockingQueue<DeadLetter>();
        EventMessage message = replay(CONNECTIONS);
        subscriptions().subscribe(CONNECTIONS, _ -> Mono.error(new PermanentFailureException("never")));
        subscriptions().drain(CONNECTIONS + ".dead-letter", letter -> Mono.fromRunnable(() -> drained.add(letter)));

        publisher().publish(message).block();
        DeadLetter letter = SeenEvents.first(drained);

        assertThat(letter.subscription()).isEqualTo(CONNECTIONS);
        assertThat(letter.reason()).isEqualTo("never");
        assertThat(letter.id()).isEqualTo(message.id());
        assertThat(letter.attributes()).isEqualTo(message.attributes());
        assertThat(letter.data()).asString(StandardCharsets.UTF_8).isEqualTo(message.data());
    }

    @Test
    default void drainsWhatFailedTooOften() {
        var drained = new LinkedBlockingQueue<DeadLetter>();
        EventMessage message = message(TestEvents.klaviyoConnected());
        subscriptions().subscribe(CONNECTIONS, _ -> Mono.error(new IllegalStateException("not now")));
        subscriptions().drain(CONNECTIONS + ".dead-letter", letter -> Mono.fromRunnable(() -> drained.add(letter)));

        publisher().publish(message).block();
        DeadLetter letter = SeenEvents.first(drained);

        assertThat(letter.reason()).isEqualTo("delivered too often without success");
        assertThat(letter.attributes()).isEqualTo(message.attributes());
    }

    @Test
    default void deliversAReplayToItsTargetAlone() {
        var seen = new SeenEvents();
        subscriptions().subscribe(CONNECTIONS, seen);

        publisher().publish(replay("another.subscription")).block();
        publisher().publish(replay(CONNECTIONS)).block();

        assertThat(seen.next().replayId()).isEqualTo("replay to " + CONNECTIONS);
        assertThat(seen.unread()).isEmpty();
    }

    @Test
    default void deliversToEachInstance() {
        var first = new SeenEvents();
        var second = new SeenEvents();

        awaitHealthy(subscriptions().subscribeLive("oauth-gateway.live-clients", "instance-1", first));
        awaitHealthy(subscriptions().subscribeLive("oauth-gateway.live-clients", "instance-2", second));
        publisher().publish(message(TestEvents.clientCreated())).block();

        assertThat(first.next().event()).isEqualTo(TestEvents.clientCreated());
        assertThat(second.next().event()).isEqualTo(TestEvents.clientCreated());
    }

    @Test
    default void isUnhealthyOnceClosed() {
        OpenSubscription open = subscriptions().subscribe(CONNECTIONS, new SeenEvents());
        awaitHealthy(open);

        open.close();

        assertThat(open.healthy()).isFalse();
    }

    @Test
    default void refusesOversizeAtOnce() {
        EventMessage good = message(TestEvents.klaviyoConnected());
        var oversize =
                new EventMessage(good.topic(), good.orderingKey(), good.attributes(), "x".repeat(11 * 1024 * 1024));

        LongStream took = LongStream.rangeClosed(1, 5).map(_ -> {
            long start = System.nanoTime();
            StepVerifier.create(publisher().publish(oversize)).verifyError(IllegalArgumentException.class);
            return (System.nanoTime() - start) / 1_000_000;
        });

        assertThat(took.min().orElseThrow()).isLessThan(10);
    }

    /** The message of an event, as a service would publish it. */
    static EventMessage message(Event event) {
        return new EventCodec().encode(event, "oauth-gateway", TestEvents.TIME, "trace-1");
    }

    /** Spins without sleeping until messages can arrive. */
    static void awaitHealthy(OpenSubscription open) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!open.healthy() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(open.healthy()).isTrue();
    }

    private static EventMessage replay(String target) {
        EventMessage first = message(TestEvents.klaviyoConnected());
        Map<String, String> attributes = new HashMap<>(first.attributes());
        attributes.put("replay-id", "replay to " + target);
        attributes.put("replay-target", target);
        return new EventMessage(first.topic(), first.orderingKey(), attributes, first.data());
    }
}
