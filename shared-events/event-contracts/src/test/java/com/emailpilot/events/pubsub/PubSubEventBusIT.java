package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.EventBusContract;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.SeenEvents;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.TokenExpiring;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

@Timeout(120)
class PubSubEventBusIT implements EventBusContract {

    private static final String HINTS = "token-refresher.expiry";
    private static final int HINTS_AFTERWARDS = 10;
    private static final Duration LESS_THAN_A_DEADLINE = Duration.ofSeconds(8);

    private final TestBus bus = TestBus.at(SharedEmulators.pubSubHost(), SharedEmulators.freshProjectId());

    @BeforeEach
    void ensureTopology() {
        bus.topology().ensure();
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Override
    public EventPublisher publisher() {
        return bus.publisher();
    }

    @Override
    public EventSubscriptions subscriptions() {
        return bus.subscriptions();
    }

    @Override
    public List<String> deadLetterReasons(String subscription) {
        try (PubSubTap tap = bus.tap(subscription + ".dead-letter")) {
            return List.of(tap.next().getAttributesOrThrow("dead-letter-reason"));
        }
    }

    @Test
    void ordersMessagesByTheirSubject() {
        bus.publisher()
                .publish(EventBusContract.message(TestEvents.clientCreated()))
                .block();

        try (PubSubTap tap = bus.tap("client-provisioner.enrichment")) {
            PubsubMessage message = tap.next();

            assertThat(message.getOrderingKey()).isEqualTo(TestEvents.client().clientId());
        }
    }

    @Test
    void givesHintsNoPlaceInARow() {
        bus.publisher()
                .publish(EventBusContract.message(new TokenExpiring("client-1", 1)))
                .block();

        try (PubSubTap tap = bus.tap("token-refresher.expiry")) {
            assertThat(tap.next().getOrderingKey()).isEmpty();
        }
    }

    @Test
    void makesTheTopicOfAHintWhereItIsGone() {
        try (TestBus bare = TestBus.at(SharedEmulators.pubSubHost(), SharedEmulators.freshProjectId())) {
            bare.publisher()
                    .publish(EventBusContract.message(new TokenExpiring("client-1", 1)))
                    .block();

            try (PubSubTap tap = bare.tap("token-refresher.expiry")) {
                assertThat(tap.next().getAttributesOrThrow("ce-subject")).isEqualTo("client-1");
            }
        }
    }

    @Test
    void sendsWhatStillWaitsForCompanyWhenItCloses() {
        var sent = bus.publisher()
                .publish(EventBusContract.message(new TokenExpiring("client-1", 1)))
                .toFuture();

        bus.publisher().close();

        assertThat(sent).isCompleted();
    }

    @Test
    void letsTheEventsInHandEndBeforeItCloses() throws InterruptedException {
        var started = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        bus.subscriptions()
                .subscribe(
                        CONNECTIONS,
                        _ -> Mono.fromRunnable(started::countDown)
                                .then(Mono.delay(Duration.ofMillis(500)))
                                .doOnNext(_ -> ended.set(true))
                                .then());
        bus.publisher()
                .publish(EventBusContract.message(TestEvents.klaviyoConnected()))
                .block();
        started.await();

        bus.subscriptions().close();

        assertThat(ended).isTrue();
        assertThat(bus.metrics().counted()).contains("acked " + CONNECTIONS + " klaviyo-connected");
    }

    @Test
    void leavesNothingBehindThatMessagesAreHandedTo() throws InterruptedException {
        var before = new CountDownLatch(1);
        bus.subscriptions().subscribe(HINTS, _ -> Mono.fromRunnable(before::countDown));
        hint();
        before.await();
        var after = new CountDownLatch(HINTS_AFTERWARDS);

        bus.subscriptions().close();
        try (TestBus next =
                TestBus.at(SharedEmulators.pubSubHost(), bus.connection().projectId())) {
            next.subscriptions().subscribe(HINTS, _ -> Mono.fromRunnable(after::countDown));
            IntStream.range(0, HINTS_AFTERWARDS).forEach(_ -> hint());

            assertThat(after.await(LESS_THAN_A_DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void countsWhatBecomesOfAnEvent() {
        var seen = new SeenEvents();
        bus.subscriptions().subscribe(CONNECTIONS, seen);

        bus.publisher()
                .publish(EventBusContract.message(TestEvents.klaviyoConnected()))
                .block();
        seen.next();
        bus.subscriptions().close();

        assertThat(bus.metrics().counted())
                .containsExactlyInAnyOrder(
                        "published klaviyo-connected",
                        "received " + CONNECTIONS + " klaviyo-connected",
                        "acked " + CONNECTIONS + " klaviyo-connected");
    }

    private void hint() {
        bus.publisher()
                .publish(EventBusContract.message(new TokenExpiring("client-1", 1)))
                .block();
    }
}
