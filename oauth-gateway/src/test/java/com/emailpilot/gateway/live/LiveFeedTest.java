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
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

final class LiveFeedTest {

    private static final String ADMIN = "admin@example.com";

    private final MovableClock clock = new MovableClock();
    private final LiveFeed feed =
            new LiveFeed("i", new LiveProperties(2, 3), TestSessions.life(new InMemoryDocuments(clock), clock), clock);

    @Test
    void dropsAReaderThatTakesNothingInsteadOfKeepingEverythingForIt() {
        var slow = open(ADMIN, null);
        StepVerifier.create(slow, 1)
                .expectNextMatches(event -> "connected".equals(event.comment()))
                .then(() -> publish(200))
                .then(() -> assertThat(feed.size()).isZero())
                .thenRequest(1000)
                .expectNextCount(64)
                .verifyComplete();
    }

    @Test
    void letsADroppedReaderGoOnWhereItStopped() {
        publish(3);

        var resumed = open(ADMIN, "i-1").take(3).mapNotNull(ServerSentEvent::id);

        StepVerifier.create(resumed).expectNext("i-3", "i-2", "i-3").verifyComplete();
    }

    @Test
    void resyncsAReaderThatMissedMoreThanIsKept() {
        publish(600);

        var resumed = open(ADMIN, "i-1").take(2).mapNotNull(ServerSentEvent::event);

        StepVerifier.create(resumed).expectNext("resync").verifyComplete();
    }

    @Test
    void admitsOnlySoManyOfOneUserAndInAll() {
        open(ADMIN, null).subscribe();
        open(ADMIN, null).subscribe();
        var thirdOfUser = feed.open(listener(ADMIN), null);
        open("second@example.com", null).subscribe();

        var fourthInAll = feed.open(listener("third@example.com"), null);

        assertThat(thirdOfUser).isInstanceOf(TooManyOfUser.class);
        assertThat(fourthInAll).isInstanceOf(TooMany.class);
    }

    @Test
    void makesRoomWhenAReaderLeaves() {
        open(ADMIN, null).subscribe();
        var leaving = open(ADMIN, null).subscribe();

        leaving.dispose();

        assertThat(feed.open(listener(ADMIN), null)).isInstanceOf(Admitted.class);
    }

    @Test
    void endsEveryStreamWhenTheInstanceStops() {
        var stream = open(ADMIN, null);

        StepVerifier.create(stream).expectNextCount(1).then(feed::endAll).verifyComplete();
    }

    private Flux<ServerSentEvent<String>> open(String user, @Nullable String lastEventId) {
        return switch (feed.open(listener(user), lastEventId)) {
            case Admitted(var events) -> events;
            case TooManyOfUser refused -> throw new AssertionError(refused);
            case TooMany refused -> throw new AssertionError(refused);
        };
    }

    private static Listener listener(String user) {
        return new Listener(user, Objects.toString(user.hashCode()), Instant.MAX);
    }

    private void publish(int count) {
        IntStream.range(0, count)
                .forEach(n -> feed.publish(new Note("client-updated", "{\"n\":" + n + "}", Set.of(ADMIN))));
    }
}
