package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Write;
import com.emailpilot.events.EventMessage;
import com.emailpilot.gateway.notification.Told.Delivered;
import com.emailpilot.gateway.notification.Told.Refused;
import com.emailpilot.gateway.notification.Told.Unreachable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What cannot be told in the end. */
@NullUnmarked
final class GivenUpTest {

    private static final String DEAD_LETTERS = "oauth-gateway.notifications.dead-letter";

    private final NotificationWorld world = new NotificationWorld();

    @Test
    void isADeadLetterAfterADay() {
        world.channel.answers(Mono.just(new Unreachable("not_sent")));
        world.declareDead();

        for (int hour = 0; hour < 30; hour++) {
            world.sweep();
            world.clock.pass(Duration.ofMinutes(61));
        }

        assertThat(world.status()).isEqualTo("FAILED");
        assertThat(world.counted("failed")).isOne();
        assertThat(world.channel.letters()).hasSizeBetween(20, 30);
        assertThat(dead())
                .extracting(message -> message.attributes().get("dead-letter-reason"))
                .containsExactly("the owner could not be told by mail: not_sent");
    }

    @Test
    void isADeadLetterAtOnceWhereNobodyWillEverTakeIt() {
        world.channel.answers(Mono.just(new Refused("address_refused")));
        var event = world.declareDead();

        world.sweep();

        assertThat(world.status()).isEqualTo("FAILED");
        assertThat(dead()).extracting(EventMessage::id).containsExactly(event.id());
    }

    @Test
    void isNotForgottenWhileNothingCanBePublished() {
        world.channel.answers(Mono.just(new Refused("address_refused")));
        world.declareDead();
        world.bus.failNextPublications(1);

        world.sweep();
        assertThat(world.status()).isEqualTo("WAITING");
        world.clock.pass(TellingPolicy.CLAIM);
        world.sweep();

        assertThat(world.status()).isEqualTo("FAILED");
        assertThat(dead()).hasSize(1);
    }

    @Test
    void isTriedAgainWhenItsEventIsSentAgain() {
        world.channel.answers(Mono.just(new Refused("address_refused")));
        var event = world.declareDead();
        world.sweep();
        world.channel.answers(Mono.just(new Delivered()));

        world.redrive(event);
        world.sweep();

        assertThat(world.channel.letters()).hasSize(2);
        assertThat(world.status()).isEqualTo("SENT");
    }

    @Test
    void isToldWhenTheStoreWasAwayUntilItsEventWasADeadLetter() {
        var event = world.declareDead();
        world.documents
                .commit(List.of(new Write.Delete(world.notification().path())))
                .block();

        world.redrive(event);
        world.sweep();

        assertThat(world.channel.letters()).hasSize(1);
    }

    private List<EventMessage> dead() {
        return world.bus.published().stream()
                .filter(message -> message.topic().equals(DEAD_LETTERS))
                .toList();
    }
}
