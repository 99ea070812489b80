package com.emailpilot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.live.LiveFeed.Admitted;
import com.emailpilot.gateway.live.LiveFeed.TooMany;
import com.emailpilot.gateway.live.LiveFeed.TooManyOfUser;
import com.emailpilot.gateway.live.Reader.Listener;
import com.emailpilot.gateway.signin.TestSessions;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

final class LiveFeedTest {

    private static final String ADMIN = "admin@example.com";

    private final MovableClock clock = new MovableClock();
    private final LiveFeed feed =
            new LiveFeed("i", new LiveProperties(2, 3), TestSessions.life(new InMemoryDocuments(clock), clock), clock);

    private boolean free = true;

    @Test
    void keepsLittleForAReaderThatTakesNothing() {
        var slow = open(ADMIN, null);

        StepVerifier.create(slow, 1)
                .expectNextMatches(event -> event.toString().contains(":connected"))
                .then(() -> publish(200))
                .thenRequest(1000)
                .expectNextCount(64)
                .then(feed::tick)
                .expectNextMatches(LiveFeedTest::isResync)
                .thenCancel()
                .verify();
    }

    @Test
    void sparesAReaderWhoseConnectionIsFullAllButOneEventOnceItIsFree() {
        var slow = open(ADMIN, null);

        StepVerifier.create(slow)
                .expectNextCount(1)
                .then(() -> free = false)
                .then(() -> publish(5))
                .then(feed::tick)
                .then(() -> free = true)
                .then(() -> publish(5))
                .then(feed::tick)
                .expectNextMatches(LiveFeedTest::isResync)
                .then(() -> publish(1))
                .expectNextMatches(event -> event.toString().contains("id:i-11\n"))
                .thenCancel()
                .verify();
    }

    @Test
    void tellsAReaderThatComesBackToLoadAllAgainIfItMissedMoreThanItIsSent() {
        publish(300);

        var resumed = open(ADMIN, "i-1");

        StepVerifier.create(resumed, 64)
                .expectNextCount(64)
                .then(feed::tick)
                .thenRequest(1)
                .expectNextMatches(LiveFeedTest::isResync)
                .thenCancel()
                .verify();
    }

    @Test
    void letsADroppedReaderGoOnWhereItStopped() {
        publish(3);

        var resumed = open(ADMIN, "i-1").take(3).map(LiveFeedTest::id);

        StepVerifier.create(resumed).expectNext("i-3", "i-2", "i-3").verifyComplete();
    }

    @Test
    void resyncsAReaderThatMissedMoreThanIsKept() {
        publish(600);

        var resumed = open(ADMIN, "i-1").skip(1).take(1);

        StepVerifier.create(resumed).expectNextMatches(LiveFeedTest::isResync).verifyComplete();
    }

    @Test
    void admitsOnlySoManyOfOneUserAndInAll() {
        open(ADMIN, null).subscribe();
        open(ADMIN, null).subscribe();
        var thirdOfUser = feed.open(listener(ADMIN), () -> true, null);
        open("second@example.com", null).subscribe();

        var fourthInAll = feed.open(listener("third@example.com"), () -> true, null);

        assertThat(thirdOfUser).isInstanceOf(TooManyOfUser.class);
        assertThat(fourthInAll).isInstanceOf(TooMany.class);
    }

    @Test
    void makesRoomWhenAReaderLeaves() {
        open(ADMIN, null).subscribe();
        var leaving = open(ADMIN, null).subscribe();

        leaving.dispose();

        assertThat(feed.open(listener(ADMIN), () -> true, null)).isInstanceOf(Admitted.class);
    }

    @Test
    void endsEveryStreamWhenTheInstanceStops() {
        var stream = open(ADMIN, null);

        StepVerifier.create(stream).expectNextCount(1).then(feed::endAll).verifyComplete();
    }

    private Flux<StreamEvent> open(String user, @Nullable String lastEventId) {
        return switch (feed.open(listener(user), () -> free, lastEventId)) {
            case Admitted(var events) -> events;
            case TooManyOfUser refused -> throw new AssertionError(refused);
            case TooMany refused -> throw new AssertionError(refused);
        };
    }

    private static String id(StreamEvent event) {
        return event.toString().lines().findFirst().orElse("").substring("id:".length());
    }

    private static boolean isResync(StreamEvent event) {
        return event.toString().contains("event:resync\n");
    }

    private static Listener listener(String user) {
        return new Listener(user, Objects.toString(user.hashCode()), Instant.MAX);
    }

    private void publish(int count) {
        IntStream.range(0, count)
                .forEach(n -> feed.publish(new Note("client-updated", "{\"n\":" + n + "}", Set.of(ADMIN))));
    }
}
