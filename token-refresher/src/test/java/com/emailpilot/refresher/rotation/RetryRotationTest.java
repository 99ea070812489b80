package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.klaviyo.TokenResult;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a rotation that failed is tried again: step R4. */
@NullUnmarked
final class RetryRotationTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void waitsAsLongAsKlaviyoAsksWithoutDegrading() {
        world.klaviyo.answerTokens(new TokenResult.RateLimited(Duration.ofSeconds(40)));

        world.rotate();

        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(world.oauth().rotation().nextRefreshAt())
                .isBetween(world.now().plusSeconds(39), world.now().plusSeconds(45));
        assertThat(world.oauth().rotation().ambiguousSince()).isNull();
    }

    @Test
    void asksNobodyWhileKlaviyoWantsToBeLeftAlone() {
        world.klaviyo.answerTokens(new TokenResult.RateLimited(Duration.ofSeconds(40)));
        world.rotate();
        world.pass(Duration.ofSeconds(31));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(1L))
                .block();

        assertThat(outcome).isInstanceOf(RotationOutcome.Postponed.class);
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void triesAgainSoonOnceTheTokenHasEndedHoweverLongKlaviyoWasDown() {
        world.klaviyo.answerTokens(new TokenResult.Ambiguous("status_503"));
        world.change(new Changes().set("oauth.failures", 9L).set("oauth.expires_at", world.now()));

        world.rotate();

        assertThat(world.oauth().rotation().nextRefreshAt())
                .isBetween(world.now().plusSeconds(26), world.now().plusSeconds(31));
    }

    @Test
    void triesAgainBeforeTheTokenEnds() {
        world.klaviyo.answerTokens(new TokenResult.Ambiguous("status_503"));
        world.change(new Changes()
                .set("oauth.failures", 9L)
                .set("oauth.expires_at", world.now().plusSeconds(120)));

        world.rotate();

        assertThat(world.oauth().rotation().nextRefreshAt())
                .isBetween(world.now().plusSeconds(100), world.now().plusSeconds(121));
    }

    @Test
    void doublesThePauseUpToAQuarterOfAnHour() {
        var now = world.now();
        var noJitter = new java.util.Random() {
            @Override
            public long nextLong(long bound) {
                return 0;
            }
        };

        assertThat(BackoffPolicy.retryAt(now, 0, null, noJitter)).isEqualTo(now.plusSeconds(30));
        assertThat(BackoffPolicy.retryAt(now, 2, null, noJitter)).isEqualTo(now.plusSeconds(120));
        assertThat(BackoffPolicy.retryAt(now, 60, null, noJitter)).isEqualTo(now.plusSeconds(900));
    }
}
