package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.TokenResult;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Attempts that bring no tokens: step R4. Nothing of value is lost, and everything is tried again. */
@NullUnmarked
final class FailedRotationTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void degradesAndTriesAgainWhenTheAnswerMayBeLost() {
        world.klaviyo.answerTokens(new TokenResult.Ambiguous("status_500"));

        var outcome = world.rotate();

        var client = world.client();
        var rotation = client.oauth().rotation();
        assertThat(outcome).isEqualTo(new RotationOutcome.Postponed("unavailable", rotation.nextRefreshAt()));
        assertThat(client.status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(client.oauth().state()).isEqualTo(ConnectionState.DEGRADED);
        assertThat(rotation.attempt()).isNull();
        assertThat(rotation.ambiguousSince()).isNotNull();
        assertThat(rotation.nextRefreshAt())
                .isBetween(world.now().plusSeconds(26), world.now().plusSeconds(31));
        assertThat(world.events()).containsExactly("connection-degraded");
    }

    @Test
    void keepsTheAccessTokenWhenARefreshFailed() {
        world.klaviyo.answerTokens(new TokenResult.Ambiguous("status_500"));

        world.rotate();

        assertThat(world.stored().accessToken()).isEqualTo(new AccessToken("access-0"));
    }

    @Test
    void knowsThatNothingWasSentWhenNoConnectionCameAbout() {
        world.klaviyo.answerTokens(new TokenResult.Unreachable("connect"));

        world.rotate();

        assertThat(world.oauth().rotation().ambiguousSince()).isNull();
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.DEGRADED);
    }

    @Test
    void tellsOfADegradationOnce() {
        world.klaviyo.answerTokens(new TokenResult.Unreachable("connect"), new TokenResult.Unreachable("connect"));

        world.rotate();
        world.pass(Duration.ofMinutes(2));
        world.rotate();

        assertThat(world.events()).containsExactly("connection-degraded");
        assertThat(world.oauth().rotation().failures()).isEqualTo(2);
    }

    @Test
    void blamesNoClientWhenOurAppIsRefused() {
        world.klaviyo.answerTokens(new TokenResult.ClientRefused());

        world.rotate();

        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(world.oauth().rotation().invalidGrant()).isNull();
        assertThat(world.oauth().rotation().failures()).isZero();
        assertThat(world.events()).isEmpty();
        assertThat(world.metrics.counted()).contains("appRefused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_request", "unauthorized_client", "unsupported_grant_type", "invalid_scope"})
    void degradesOnAnyOtherCompleteRefusal(String error) {
        world.klaviyo.answerTokens(new TokenResult.Rejected(error));

        world.rotate();

        assertThat(world.oauth().state()).isEqualTo(ConnectionState.DEGRADED);
        assertThat(world.oauth().rotation().attempt()).isNull();
        assertThat(world.oauth().rotation().ambiguousSince()).isNull();
    }

    @Test
    void writesNothingWhenSomebodyTookTheAttemptOver() {
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            world.attemptOf("other");
            return new TokenResult.Ambiguous("timeout");
        }));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(world.oauth().rotation().attempt().id()).isEqualTo("other");
        assertThat(world.oauth().rotation().lastAttempt()).isNull();
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void recognisesItsOwnEndWhenOnlyTheAnswerWasLost() {
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            world.documents.loseNextAnswer();
            return new TokenResult.Ambiguous("timeout");
        }));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.Postponed.class);
        assertThat(world.oauth().rotation().failures()).isEqualTo(1);
        assertThat(world.events()).containsExactly("connection-degraded");
    }

    @Test
    void endsTheAttemptAlthoughSomebodyEditedTheRecord() {
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            world.change(new Changes().set("display_name", "Edited"));
            return new TokenResult.Ambiguous("timeout");
        }));

        world.rotate();

        assertThat(world.oauth().rotation().attempt()).isNull();
        assertThat(world.client().displayName()).isEqualTo("Edited");
    }

    @Test
    void postponesWhenNoKeyOpensTheTokens() {
        world.change(new Changes().set("oauth.refresh_token", "damaged"));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.Postponed.class);
        assertThat(world.calls()).isZero();
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.DEGRADED);
        assertThat(world.oauth().reason()).isEqualTo("tokens_do_not_open");
    }
}
