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

/** A rotation without interference. */
@NullUnmarked
final class RotateTokensTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void storesNewTokensForTheNextVersion() {
        world.klaviyo.answerTokens(Answers.granted("refresh-1"));

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
            return Mono.just(Answers.granted("refresh-1"));
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
        world.klaviyo.answerTokens(Answers.grantedWithoutRefreshToken());

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
    void makesOneCallForSixtyFourWhoAskAtOnce() {
        Sinks.One<TokenResult> answer = Sinks.one();
        world.klaviyo.answerTokensWith(answer.asMono());
        var refresher = world.refresher();

        var outcomes = Flux.fromStream(IntStream.range(0, 64).boxed())
                .flatMap(_ -> refresher.rotate(RotationWorld.CLIENT, new Wish.Requested(1L)), 64)
                .collectList()
                .toFuture();
        answer.tryEmitValue(Answers.granted("refresh-1"));

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
        answer.tryEmitValue(Answers.granted("refresh-1"));

        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    @Test
    void forgetsTheAmbiguityAfterARotationThatTookOverNothing() {
        world.change(new Changes().set("oauth.ambiguous_since", world.now()));

        world.rotate();

        assertThat(world.oauth().rotation().ambiguousSince()).isNull();
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
    void asksWithTheStoredRefreshToken() {
        world.rotate();

        assertThat(world.klaviyo.calls()).containsExactly(new FakeKlaviyo.Call.Refresh(new RefreshToken("refresh-0")));
    }
}
