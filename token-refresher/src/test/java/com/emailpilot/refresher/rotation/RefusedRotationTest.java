package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.AccessToken;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** When {@code invalid_grant} is believed: step R5 (a) and (c). */
@NullUnmarked
final class RefusedRotationTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void declaresNothingAfterOneRefusal() { // (c)
        world.klaviyo.answerTokens(Answers.invalidGrant());

        var outcome = world.rotate();

        var rotation = world.oauth().rotation();
        assertThat(outcome).isEqualTo(new RotationOutcome.Postponed("refused", rotation.nextRefreshAt()));
        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(rotation.invalidGrant().count()).isEqualTo(1);
        assertThat(rotation.attempt()).isNull();
        assertThat(world.events()).isEmpty();
    }

    @Test
    void declaresNothingWhenTheSecondRefusalComesTooSoon() { // (c)
        refusedTwice(Duration.ofSeconds(50));

        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(world.calls()).isEqualTo(2);
    }

    @Test
    void needsReauthorizationOnceTheRefusalIsConfirmed() { // (c)
        refusedTwice(Duration.ofSeconds(61));

        var client = world.client();
        assertThat(client.status()).isEqualTo(ClientStatus.NEEDS_REAUTHORIZATION);
        assertThat(client.oauth().state()).isEqualTo(ConnectionState.NEEDS_REAUTHORIZATION);
        assertThat(client.oauth().reason()).isEqualTo("revoked");
        assertThat(client.oauth().rotation().nextRefreshAt()).isNull();
        assertThat(world.events()).containsExactly("reauthorization-required");
        assertThat(world.metrics.counted()).contains("verdict needs_reauthorization");
    }

    @Test
    void isARotationLostWhereAnAnswerMayHaveBeenLost() { // (c)
        world.change(new Changes().set("oauth.ambiguous_since", world.now()));

        refusedTwice(Duration.ofSeconds(61));

        assertThat(world.oauth().state()).isEqualTo(ConnectionState.ROTATION_LOST);
        assertThat(world.oauth().reason()).isEqualTo("rotation_lost");
        assertThat(world.stored().accessToken()).isEqualTo(new AccessToken("access-0"));
    }

    @Test
    void isARotationLostWhereThisVeryAttemptWasTakenOver() { // (c)
        world.change(new Changes()
                .set("oauth.invalid_grant.count", 1L)
                .set("oauth.invalid_grant.first_at", world.now().minusSeconds(120)));
        world.attemptOf("a holder that died");
        world.pass(Duration.ofSeconds(31));
        world.klaviyo.answerTokens(Answers.invalidGrant());

        world.rotate();

        assertThat(world.oauth().state()).isEqualTo(ConnectionState.ROTATION_LOST);
    }

    @Test
    void startsAnewWhenKlaviyoAcceptsTheTokenInBetween() { // (c)
        world.klaviyo.answerTokens(Answers.invalidGrant(), Answers.granted("refresh-1"));

        world.rotate();
        world.pass(Duration.ofSeconds(61));
        world.rotate();

        assertThat(world.oauth().rotation().invalidGrant()).isNull();
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void waitsWithTheVerdictWhileTheFleetIsInTrouble() { // guard
        IntStream.range(0, 10).forEach(number -> {
            world.fleet.tried("client-" + number);
            world.fleet.refused("client-" + number);
        });

        refusedTwice(Duration.ofSeconds(61));

        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(world.oauth().rotation().nextRefreshAt()).isAfter(world.now().plusSeconds(50));
        assertThat(world.metrics.counted()).contains("verdictDelayed");
    }

    @Test
    void declaresAfterAllOnceTheFleetIsWell() { // guard
        IntStream.range(0, 10).forEach(number -> {
            world.fleet.tried("client-" + number);
            world.fleet.refused("client-" + number);
        });
        refusedTwice(Duration.ofSeconds(61));
        world.pass(Duration.ofMinutes(12));
        world.klaviyo.answerTokens(Answers.invalidGrant());

        world.rotate();

        assertThat(world.client().status()).isEqualTo(ClientStatus.NEEDS_REAUTHORIZATION);
    }

    @Test
    void saysNothingWhenSomebodyTookTheAttemptOver() { // (a)
        world.change(new Changes()
                .set("oauth.invalid_grant.count", 1L)
                .set("oauth.invalid_grant.first_at", world.now().minusSeconds(120)));
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            world.attemptOf("other");
            return Answers.invalidGrant();
        }));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(world.oauth().rotation().invalidGrant().count()).isEqualTo(1);
    }

    @Test
    void askedForFreshTokensItWaitsForTheConfirmation() {
        world.klaviyo.answerTokens(Answers.invalidGrant());
        world.rotate();
        world.pass(Duration.ofSeconds(40));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(1L))
                .block();

        assertThat(outcome).isInstanceOf(RotationOutcome.Postponed.class);
        assertThat(world.calls()).isEqualTo(1);
    }

    private void refusedTwice(Duration apart) {
        world.klaviyo.answerTokens(Answers.invalidGrant(), Answers.invalidGrant());
        world.rotate();
        world.pass(apart);
        world.rotate();
    }
}
