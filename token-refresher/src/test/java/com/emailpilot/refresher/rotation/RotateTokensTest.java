package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.klaviyo.TokenResult;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A rotation without interference, and who may begin one: steps R0 to R3. */
@NullUnmarked
final class RotateTokensTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void storesNewTokensForTheNextVersion() {
        world.klaviyo.answerTokens(RotationWorld.granted("refresh-1"));

        var outcome = world.rotate();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.stored())
                .isEqualTo(new TokenPair(new AccessToken("access of refresh-1"), new RefreshToken("refresh-1")));
        var oauth = world.oauth();
        assertThat(oauth.state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(oauth.seq()).isEqualTo(2);
        assertThat(oauth.rotation().attempt()).isNull();
        assertThat(oauth.rotation().lastAttempt().outcome()).isEqualTo("rotated");
        assertThat(oauth.rotation().nextRefreshAt()).isBefore(oauth.expiresAt());
        assertThat(world.events()).containsExactly("tokens-rotated");
    }

    @Test
    void countsTheLifetimeFromTheServerTimeOfTheAttempt() {
        world.klaviyo.answerTokensWith(Mono.defer(() -> {
            world.pass(Duration.ofSeconds(8));
            return Mono.just(RotationWorld.granted("refresh-1"));
        }));
        var before = world.now();

        world.rotate();

        assertThat(world.oauth().expiresAt())
                .isBetween(
                        before.plus(RotationWorld.LIFETIME),
                        before.plus(RotationWorld.LIFETIME).plusSeconds(1));
        assertThat(world.oauth().lastRefreshedAt()).isBetween(before, before.plusSeconds(1));
    }

    @Test
    void keepsTheRefreshTokenWhereTheAnswerHoldsNoneAndSealsItAnew() {
        var sealedBefore = world.oauth().refreshToken();
        world.klaviyo.answerTokens(RotationWorld.grantedWithoutRefreshToken());

        world.rotate();

        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-0"));
        assertThat(world.oauth().refreshToken()).isNotEqualTo(sealedBefore);
    }

    @Test
    void leavesUpdatedAtAlone() {
        var before = world.client().updatedAt();

        world.rotate();

        assertThat(world.client().updatedAt()).isEqualTo(before);
    }

    @Test
    void needsThreeCallsOfTheStore() {
        var refresher = world.refresher();
        int reads = world.documents.reads();
        int commits = world.documents.commits();

        refresher.rotate(RotationWorld.CLIENT, new Wish.Due(1)).block();

        assertThat(world.documents.reads() - reads).isEqualTo(1);
        assertThat(world.documents.commits() - commits).isEqualTo(2);
        assertThat(world.documents.queries()).isZero();
    }

    @Test
    void stopsWhenTheVersionMovedOn() {
        world.rotate();

        var outcome =
                world.refresher().rotate(RotationWorld.CLIENT, new Wish.Due(1)).block();

        assertThat(outcome).isEqualTo(new RotationOutcome.NothingToDo());
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void stopsWhenNothingIsDue() {
        world.change(new Changes().set("oauth.next_refresh_at", world.now().plusSeconds(60)));

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.NothingToDo());
        assertThat(world.calls()).isZero();
    }

    @Test
    void coalescesARequestForTokensThatAreYoungerThanThirtySeconds() {
        world.rotate();
        world.pass(Duration.ofSeconds(29));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(2L))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Coalesced(2));
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void coalescesARequestForAVersionThatHasMovedOn() {
        world.rotate();
        world.pass(Duration.ofMinutes(5));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(1L))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Coalesced(2));
    }

    @Test
    void rotatesOnRequestBeforeItIsDue() {
        world.change(new Changes().set("oauth.next_refresh_at", world.now().plusSeconds(600)));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(1L))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
    }

    @Test
    void makesOneCallForSixtyFourWhoAskAtOnce() {
        Sinks.One<TokenResult> answer = Sinks.one();
        world.klaviyo.answerTokensWith(answer.asMono());
        var refresher = world.refresher();

        var outcomes = Flux.fromStream(IntStream.range(0, 64).boxed())
                .flatMap(_ -> refresher.rotate(RotationWorld.CLIENT, new Wish.Requested(1L)), 64)
                .collectList()
                .toFuture();
        answer.tryEmitValue(RotationWorld.granted("refresh-1"));

        assertThat(outcomes.join())
                .hasSize(64)
                .containsOnlyOnce(new RotationOutcome.Rotated(2))
                .containsOnly(new RotationOutcome.Rotated(2), new RotationOutcome.Coalesced(2));
        assertThat(world.calls()).isEqualTo(1);
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    @Test
    void goesOnWhenTheCallerHangsUp() {
        Sinks.One<TokenResult> answer = Sinks.one();
        world.klaviyo.answerTokensWith(answer.asMono());

        world.refresher().rotate(RotationWorld.CLIENT, world.due()).subscribe().dispose();
        answer.tryEmitValue(RotationWorld.granted("refresh-1"));

        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    @Test
    void keepsOutWhileAnotherHolderIsAtIt() {
        world.attemptOf("other");

        assertThat(world.rotate()).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(world.calls()).isZero();
    }

    @Test
    void takesOverAfterThirtySecondsAndRemembersThatAnAnswerMayBeLost() {
        world.attemptOf("other");
        var takenAt = world.oauth().rotation().attempt().takenAt();
        world.pass(Duration.ofSeconds(31));

        var outcome = world.rotate();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.oauth().rotation().ambiguousSince()).isEqualTo(takenAt);
        assertThat(world.metrics.counted()).contains("attemptTakenOver");
    }

    @Test
    void forgetsTheAmbiguityAfterARotationThatTookOverNothing() {
        world.change(new Changes().set("oauth.ambiguous_since", world.now()));

        world.rotate();

        assertThat(world.oauth().rotation().ambiguousSince()).isNull();
    }

    @Test
    void sendsNothingWhenTheAttemptGrewOldBeforeTheRequest() {
        world.documents.beforeNextCommit(() -> world.pass(Duration.ofSeconds(6)));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.Postponed.class);
        assertThat(world.calls()).isZero();
        assertThat(world.oauth().rotation().attempt()).isNull();
        assertThat(world.oauth().rotation().ambiguousSince()).isNull();
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void recognisesItsOwnAttemptWhenOnlyTheAnswerWasLost() {
        world.documents.loseNextAnswer();

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void decidesAgainWhenSomebodyElseTakesTheAttemptFirst() {
        world.documents.beforeNextCommit(() -> world.attemptOf("other"));

        assertThat(world.rotate()).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(world.calls()).isZero();
    }

    @Test
    void recoversADegradedConnection() {
        world.change(new Changes().set("oauth.state", "degraded").set("oauth.reason", "unavailable"));
        var before = world.client().updatedAt();

        world.rotate();

        var client = world.client();
        assertThat(client.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(client.oauth().reason()).isNull();
        assertThat(client.updatedAt()).isAfter(before);
        assertThat(world.events()).containsExactly("tokens-rotated", "connection-recovered");
        assertThat(client.oauth().seq()).isEqualTo(3);
        assertThat(client.status()).isEqualTo(ClientStatus.ACTIVE);
    }

    @Test
    void doesNothingForAConnectionThatIsNotAlive() {
        world.change(new Changes().set("oauth.state", "needs_reauthorization"));

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.NothingToDo());
    }

    @Test
    void saysThatARevocationIsDueWhereAPersonDisconnected() {
        world.disconnect();

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(null))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.RevocationDue());
    }

    @Test
    void doesNothingForAClientThatIsGone() {
        var outcome = world.refresher().rotate("nobody", new Wish.Due(1)).block();

        assertThat(outcome).isEqualTo(new RotationOutcome.NothingToDo());
    }

    @Test
    void asksWithTheStoredRefreshToken() {
        world.rotate();

        assertThat(world.klaviyo.calls()).containsExactly(new FakeKlaviyo.Call.Refresh(new RefreshToken("refresh-0")));
    }

    @Test
    void beginsNothingOnceItIsToStop() {
        var admission = world.admission();
        admission.close();

        var outcome = world.refresher(admission)
                .rotate(RotationWorld.CLIENT, world.due())
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Postponed("stopping", null));
        assertThat(world.calls()).isZero();
        assertThat(world.oauth().rotation().attempt()).isNull();
    }
}
