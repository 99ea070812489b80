package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.NewEscrow;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenPlace;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@code invalid_grant} leads to: step R5. */
@NullUnmarked
final class RefusedRotationTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void declaresNothingAfterOneRefusal() { // (c)
        world.klaviyo.answerTokens(RotationWorld.invalidGrant());

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
        world.klaviyo.answerTokens(RotationWorld.invalidGrant());

        world.rotate();

        assertThat(world.oauth().state()).isEqualTo(ConnectionState.ROTATION_LOST);
    }

    @Test
    void startsAnewWhenKlaviyoAcceptsTheTokenInBetween() { // (c)
        world.klaviyo.answerTokens(RotationWorld.invalidGrant(), RotationWorld.granted("refresh-1"));

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
        world.klaviyo.answerTokens(RotationWorld.invalidGrant());

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
            return RotationWorld.invalidGrant();
        }));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(world.oauth().rotation().invalidGrant().count()).isEqualTo(1);
    }

    @Test
    void adoptsTheNewestTokensFromEscrowInsteadOfCounting() { // (b)
        escrow("older", "refresh-1");
        escrow("newer", "refresh-2");
        world.change(new Changes().set("oauth.ambiguous_since", world.now()));
        world.klaviyo.answerTokens(RotationWorld.invalidGrant());

        var outcome = world.rotate();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-2"));
        assertThat(world.oauth().rotation().invalidGrant()).isNull();
        assertThat(world.oauth().rotation().ambiguousSince()).isNotNull();
        assertThat(world.escrows.of(RotationWorld.CLIENT, 1).block()).hasSize(1);
        assertThat(world.metrics.counted()).contains("adopted");
    }

    @Test
    void triesTheNextFromEscrowWhenTheAdoptedOneIsRefusedToo() { // (b)
        escrow("older", "refresh-1");
        escrow("newer", "refresh-2");
        world.klaviyo.answerTokens(RotationWorld.invalidGrant(), RotationWorld.invalidGrant());

        world.rotate();
        world.pass(Duration.ofMinutes(55));
        world.rotate();

        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    @Test
    void leavesInEscrowWhatIsOlderThanTheRefusedToken() { // (b)
        escrow("older", "spent-long-ago");
        world.klaviyo.answerTokens(RotationWorld.granted("refresh-2"), RotationWorld.invalidGrant());

        world.rotate();
        world.pass(Duration.ofMinutes(55));
        world.rotate();

        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-2"));
        assertThat(world.oauth().rotation().invalidGrant().count()).isEqualTo(1);
    }

    @Test
    void countsWhenTheEscrowHoldsOnlyTheRefusedToken() { // (b)
        escrow("same", "refresh-0");
        world.klaviyo.answerTokens(RotationWorld.invalidGrant());

        world.rotate();

        assertThat(world.oauth().rotation().invalidGrant().count()).isEqualTo(1);
    }

    @Test
    void looksAgainWhenTokensComeIntoEscrowBesideTheVerdict() { // R3' against R5
        world.change(new Changes()
                .set("oauth.invalid_grant.count", 1L)
                .set("oauth.invalid_grant.first_at", world.now().minusSeconds(120)));
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            world.documents.beforeNextCommit(() -> escrow("late", "refresh-1"));
            return RotationWorld.invalidGrant();
        }));

        world.rotate();

        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    @Test
    void askedForFreshTokensItWaitsForTheConfirmation() {
        world.klaviyo.answerTokens(RotationWorld.invalidGrant());
        world.rotate();
        world.pass(Duration.ofSeconds(40));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(1L))
                .block();

        assertThat(outcome).isInstanceOf(RotationOutcome.Postponed.class);
        assertThat(world.calls()).isEqualTo(1);
    }

    private void refusedTwice(Duration apart) {
        world.klaviyo.answerTokens(RotationWorld.invalidGrant(), RotationWorld.invalidGrant());
        world.rotate();
        world.pass(apart);
        world.rotate();
    }

    private void escrow(String attemptId, String refreshToken) {
        var sealed = world.vault.sealClient(
                new TokenPlace(RotationWorld.CLIENT, 1, 2),
                new TokenPair(new AccessToken("access of " + refreshToken), new RefreshToken(refreshToken)));
        var escrow = new NewEscrow(
                RotationWorld.CLIENT,
                1,
                new Attempt(attemptId, 1, world.now()),
                sealed.accessToken(),
                sealed.refreshToken(),
                world.now().plusSeconds(3600),
                Set.of());
        world.documents
                .commit(List.of(
                        world.escrows.create(escrow, world.now()),
                        new Changes()
                                .set("oauth.escrowed", attemptId)
                                .update(com.emailpilot.clients.ClientRecords.path(RotationWorld.CLIENT))))
                .block();
    }
}
