package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.notification.Told.Delivered;
import com.emailpilot.gateway.notification.Told.Unreachable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** One notification on its way from the event to the owner. */
@NullUnmarked
final class TellOwnerTest {

    private final NotificationWorld world = new NotificationWorld();

    @Test
    void tellsTheOwnerWithALinkToTheClient() {
        world.declareDead();

        world.sweep();

        var letter = world.channel.letters().getFirst();
        assertThat(letter.owner()).isEqualTo(NotificationWorld.OWNER);
        assertThat(letter.clients()).singleElement().satisfies(client -> {
            assertThat(client.page()).hasToString("https://pilot.example/admin/clients/c1");
            assertThat(client.explanation()).contains("was lost on the way");
        });
        assertThat(world.status()).isEqualTo("SENT");
        assertThat(world.counted("sent")).isOne();
    }

    @Test
    void tellsOnceHoweverOftenTheEventComes() {
        world.bus.deliverCopies(3);
        world.declareDead();
        world.sweep();

        world.bus.redeliverAll();
        world.sweep();

        assertThat(world.channel.letters()).hasSize(1);
    }

    @Test
    void tellsNobodyBecauseOfAReplay() {
        var event = world.declareDead();
        world.sweep();

        world.replay(event);
        world.sweep();

        assertThat(world.channel.letters()).hasSize(1);
    }

    @Test
    void tellsNobodyOfAnIncidentThatIsKnownByAReplayAlone() {
        var event = world.declareDead();
        world.documents
                .commit(List.of(new Write.Delete(world.notification().path())))
                .block();

        world.replay(event);
        world.sweep();

        assertThat(world.channel.letters()).isEmpty();
    }

    @Test
    void tellsOnceWhileTwoInstancesAreAtIt() {
        Sinks.One<Told> answer = Sinks.one();
        world.channel.answers(answer.asMono());
        world.declareDead();
        var first = world.instance().sweep().toFuture();

        world.sweep();
        answer.tryEmitValue(new Delivered()).orThrow();

        assertThat(first).succeedsWithin(Duration.ofSeconds(5));
        assertThat(world.channel.letters()).hasSize(1);
        assertThat(world.status()).isEqualTo("SENT");
    }

    @Test
    void tellsWhomADeadInstanceWasToTell() {
        world.channel.answers(Mono.never());
        world.declareDead();
        world.instance().sweep().subscribe().dispose();
        world.channel.answers(Mono.just(new Delivered()));

        world.sweep();
        assertThat(world.status()).isEqualTo("WAITING");
        world.clock.pass(TellingPolicy.CLAIM);
        world.sweep();

        assertThat(world.channel.letters())
                .hasSize(2)
                .extracting(Letter::id)
                .containsOnly(world.notification().path().id());
        assertThat(world.status()).isEqualTo("SENT");
    }

    @Test
    void tellsOnceWhereAnAnswerOfTheStoreIsLost() {
        world.declareDead();
        world.documents.loseNextAnswer();
        world.documents.loseNextAnswer();

        world.sweep();

        assertThat(world.channel.letters()).hasSize(1);
        assertThat(world.status()).isEqualTo("SENT");
    }

    @Test
    void tellsLaterWhereItDoesNotWorkNow() {
        world.channel.answers(Mono.just(new Unreachable("not_sent")));
        world.declareDead();
        world.sweep();
        world.channel.answers(Mono.just(new Delivered()));

        world.sweep();
        assertThat(world.channel.letters()).hasSize(1);
        assertThat(world.notification().text("cause")).contains("not_sent");
        world.clock.pass(Duration.ofSeconds(31));
        world.sweep();

        assertThat(world.channel.letters()).hasSize(2);
        assertThat(world.status()).isEqualTo("SENT");
        assertThat(world.notification().text("cause")).isEmpty();
    }

    @Test
    void tellsNobodyOnceTheClientIsConnectedAgain() {
        world.channel.answers(Mono.just(new Unreachable("not_sent")));
        world.declareDead();
        world.sweep();
        world.change(new Changes()
                .set("status", "active")
                .set("oauth.state", "connected")
                .set("oauth.generation", 2L));
        world.clock.pass(Duration.ofMinutes(1));

        world.sweep();

        assertThat(world.channel.letters()).hasSize(1);
        assertThat(world.status()).isEqualTo("DROPPED");
        assertThat(world.counted("dropped")).isOne();
    }

    @Test
    void tellsNobodyOfAnEarlierGrant() {
        world.declareDead();
        world.change(new Changes().set("oauth.generation", 2L));

        world.sweep();

        assertThat(world.channel.letters()).isEmpty();
        assertThat(world.status()).isEqualTo("DROPPED");
    }

    @Test
    void tellsNobodyOfAClientThatIsGone() {
        world.declareDead();
        world.documents
                .commit(List.of(new Write.Delete(ClientRecords.path("c1"))))
                .block();

        world.sweep();

        assertThat(world.notification().text("cause")).contains("client_gone");
    }

    @Test
    void tellsWhoOwnsTheClientNow() {
        world.declareDead();
        world.change(new Changes().set("owner_user_id", "second@example.com"));

        world.sweep();

        assertThat(world.channel.letters()).extracting(Letter::owner).containsExactly("second@example.com");
    }

    @Test
    void tellsByAChannelThatBreaksAnotherTime() {
        world.channel.answers(Mono.error(new IllegalStateException()));
        world.declareDead();

        world.sweep();

        assertThat(world.status()).isEqualTo("WAITING");
        assertThat(world.counted("postponed")).isOne();
    }

    @Test
    void tellsAnotherTimeWhereNobodyAnswers() {
        world.channel.answers(Mono.never());
        world.declareDead();

        StepVerifier.withVirtualTime(() -> world.instance().sweep())
                .thenAwait(TellOwner.LONGEST_TELLING)
                .verifyComplete();

        assertThat(world.notification().text("cause")).contains("timeout");
    }

    @Test
    void leavesWhatTheStoreCannotRemember() {
        world.declareDead();
        world.documents.failNextCommit();

        world.sweep();
        world.sweep();

        assertThat(world.channel.letters()).hasSize(1);
        assertThat(world.status()).isEqualTo("SENT");
    }
}
