package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.gateway.notification.Told.Delivered;
import com.emailpilot.gateway.notification.Told.Refused;
import com.emailpilot.gateway.notification.Told.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Several clients of one owner that need reconnecting at once. */
@NullUnmarked
final class OneLetterForSeveralTest {

    private static final Duration GATHERING = Duration.ofSeconds(60);
    private static final String SECOND = "second@example.com";

    private final NotificationWorld world = new NotificationWorld(GATHERING);

    @Test
    void waitsForTheOthersAndThenTellsOfAll() {
        world.declareDead();
        world.clock.pass(GATHERING.minusSeconds(1));
        declareDead(2, 50);
        world.sweep();
        assertThat(world.channel.letters()).isEmpty();

        world.clock.pass(Duration.ofSeconds(1));
        world.sweep();
        world.clock.pass(GATHERING);
        world.sweep();

        assertThat(world.channel.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.clients()).hasSize(50));
        assertThat(world.count("SENT")).isEqualTo(50);
        assertThat(world.counted("sent")).isEqualTo(50);
    }

    @Test
    void tellsEachOwnerOfTheirOwnAlone() {
        world.declareDead();
        world.lost("c2", SECOND);
        world.declareDead("c2");
        world.clock.pass(GATHERING);

        world.sweep();

        assertThat(world.channel.letters())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.clients()).hasSize(1))
                .extracting(Letter::owner)
                .containsExactlyInAnyOrder(NotificationWorld.OWNER, SECOND);
    }

    @Test
    void leavesOutWhoWasReconnectedMeanwhile() {
        world.declareDead();
        declareDead(2, 3);
        world.change("c2", new Changes().set("status", "active"));
        world.clock.pass(GATHERING);

        world.sweep();

        assertThat(clients(0)).containsExactly("c1", "c3");
        assertThat(world.count("DROPPED")).isOne();
    }

    @Test
    void tellsOnceWhileTwoInstancesAreAtIt() {
        Sinks.One<Told> answer = Sinks.one();
        world.channel.answers(answer.asMono());
        world.declareDead();
        declareDead(2, 5);
        world.clock.pass(GATHERING);
        var first = world.instance().sweep().toFuture();
        declareDead(6, 6);

        world.sweep();
        answer.tryEmitValue(new Delivered()).orThrow();

        assertThat(first).succeedsWithin(Duration.ofSeconds(5));
        assertThat(world.channel.letters()).hasSize(1);
        assertThat(world.count("SENT")).isEqualTo(5);
        assertThat(world.count("WAITING")).isOne();
    }

    @Test
    void tellsTheSameAgainWhereTheFirstInstanceDied() {
        world.channel.answers(Mono.never());
        world.declareDead();
        declareDead(2, 3);
        world.clock.pass(GATHERING);
        world.instance().sweep().subscribe().dispose();
        world.channel.answers(Mono.just(new Delivered()));
        declareDead(4, 4);

        world.clock.pass(TellingPolicy.CLAIM);
        world.sweep();

        assertThat(world.channel.letters())
                .filteredOn(letter -> letter.clients().size() == 3)
                .hasSize(2)
                .extracting(Letter::id)
                .containsOnly(world.channel.letters().getFirst().id());
        assertThat(world.channel.letters()).hasSize(3);
        assertThat(world.count("SENT")).isEqualTo(4);
    }

    @Test
    void tellsOnceWhereAnAnswerOfTheStoreIsLost() {
        world.declareDead();
        declareDead(2, 3);
        world.clock.pass(GATHERING);
        world.documents.loseNextAnswer();
        world.documents.loseNextAnswer();

        world.sweep();

        assertThat(world.channel.letters()).hasSize(1);
        assertThat(world.count("SENT")).isEqualTo(3);
    }

    @Test
    void staysOneLetterWhereItDoesNotWorkNow() {
        world.channel.answers(Mono.just(new Unreachable("not_sent")));
        world.declareDead();
        declareDead(2, 3);
        world.clock.pass(GATHERING);
        world.sweep();
        world.channel.answers(Mono.just(new Delivered()));
        world.clock.pass(Duration.ofSeconds(31));

        world.sweep();

        assertThat(world.channel.letters()).hasSize(2);
        assertThat(clients(1)).isEqualTo(clients(0));
        assertThat(world.count("SENT")).isEqualTo(3);
    }

    @Test
    void isADeadLetterForEachWhereNobodyWillEverTakeIt() {
        world.channel.answers(Mono.just(new Refused("address_refused")));
        world.declareDead();
        declareDead(2, 3);
        world.clock.pass(GATHERING);

        world.sweep();

        assertThat(world.bus.published())
                .filteredOn(message -> message.topic().equals("oauth-gateway.notifications.dead-letter"))
                .hasSize(3);
        assertThat(world.count("FAILED")).isEqualTo(3);
    }

    private void declareDead(int first, int last) {
        IntStream.rangeClosed(first, last).mapToObj(number -> "c" + number).forEach(clientId -> {
            world.lost(clientId, NotificationWorld.OWNER);
            world.declareDead(clientId);
        });
    }

    private List<String> clients(int letter) {
        return world.channel.letters().get(letter).clients().stream()
                .map(Letter.Lost::clientId)
                .toList();
    }
}
