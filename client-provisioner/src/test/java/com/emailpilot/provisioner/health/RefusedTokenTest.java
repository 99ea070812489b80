package com.emailpilot.provisioner.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.FakeKlaviyo;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A refused or ended access token: the refresher has its turn before anybody speaks of trouble. */
@NullUnmarked
final class RefusedTokenTest {

    private final HealthWorld world = new HealthWorld();

    @Test
    void asksTheRefresherToReplaceTheVersionThatWasRefused() {
        refuse(2);

        world.probe();

        assertThat(world.bus.publishedEvents()).first().isInstanceOfSatisfying(TokenRefreshRequested.class, wish -> {
            assertThat(wish.clientId()).isEqualTo(HealthWorld.CLIENT);
            assertThat(wish.tokenVersion()).isEqualTo(1);
        });
    }

    @Test
    void callsItUnauthorizedOnceFreshTokensDidNotHelp() {
        refuse(2);

        var outcome = world.probe();

        assertThat(outcome).isEqualTo(new ProbeOutcome.Unhealthy(HealthReason.UNAUTHORIZED));
        assertThat(world.health().ok()).isFalse();
        assertThat(world.health().reason()).isEqualTo("unauthorized");
    }

    @Test
    void looksAgainWithTheTokensThatWereRotatedMeanwhile() {
        refuse(1);

        StepVerifier.withVirtualTime(() -> world.probeConnection().probe(HealthWorld.CLIENT))
                .thenAwait(Duration.ofSeconds(9))
                .then(() -> world.rotate(2, "access-2"))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(new ProbeOutcome.Healthy())
                .verifyComplete();
        assertThat(world.klaviyo.calls())
                .last()
                .isInstanceOfSatisfying(
                        FakeKlaviyo.Call.Account.class,
                        call -> assertThat(call.token().reveal()).isEqualTo("access-2"));
        assertThat(world.health().ok()).isTrue();
    }

    @Test
    void doesNotBlameTokensThatWereRotatedBeforeTheCommit() {
        refuse(2);
        world.documents.beforeNextCommit(() -> world.rotate(2, "access-2"));

        var outcome = world.probe();

        assertThat(outcome).isEqualTo(new ProbeOutcome.NothingToProbe());
        assertThat(world.health()).isNull();
    }

    @Test
    void asksForARefreshInsteadOfCallingKlaviyoWithATokenThatHasEnded() {
        world.change(new Changes().set("oauth.expires_at", world.now()));

        var outcome = world.probe();

        assertThat(outcome).isEqualTo(new ProbeOutcome.Unknown("token_expired"));
        assertThat(world.klaviyo.calls()).isEmpty();
        assertThat(world.bus.publishedEvents()).singleElement().isInstanceOf(TokenRefreshRequested.class);
        assertThat(world.health()).isNull();
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            world.klaviyo.answerAccount(new ApiResult.Unauthorized<>());
        }
    }
}
