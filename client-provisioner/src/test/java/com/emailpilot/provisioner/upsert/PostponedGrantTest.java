package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.klaviyo.ApiResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Klaviyo's trouble does to a grant: it waits, and nothing is lost. */
final class PostponedGrantTest {

    private final UpsertWorld world = new UpsertWorld();

    @Test
    void putsAGrantOffWhileKlaviyoIsDown() {
        world.klaviyo.answerAccount(new ApiResult.Unavailable<>(null, "http_503"));
        world.waitingGrant("g1", ADMIN);

        var outcome = world.apply("g1");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Postponed.class);
        assertThat(world.grant("g1").text("status")).contains("WAITING");
        assertThat(world.grant("g1").text("tokens")).isPresent();
        assertThat(world.grant("g1").number("postponed")).contains(1L);
    }

    @Test
    void appliesItOnceKlaviyoIsBack() {
        world.klaviyo.answerAccount(new ApiResult.Unavailable<>(null, "http_503"));
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");

        world.apply("g1");

        assertThat(world.client().oauth().generation()).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsKlaviyoAsks() {
        world.klaviyo.answerAccount(new ApiResult.Unavailable<>(Duration.ofMinutes(30), "http_429"));
        world.waitingGrant("g1", ADMIN);

        world.apply("g1");

        assertThat(world.grant("g1").time("not_before").orElseThrow())
                .isAfter(world.now().plus(Duration.ofMinutes(29)));
    }

    @Test
    void asksTheRefresherForFreshTokensWhenTheyAreRefused() {
        world.klaviyo.answerAccount(new ApiResult.Unauthorized<>());
        world.waitingGrant("g1", ADMIN);

        var outcome = world.apply("g1");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Postponed.class);
        assertThat(world.bus.publishedEvents())
                .singleElement()
                .isInstanceOfSatisfying(
                        TokenRefreshRequested.class,
                        requested -> assertThat(requested.grantId()).isEqualTo("g1"));
    }

    @Test
    void keepsAGrantWhoseTokensNoKeyOpens() {
        world.waitingGrant("g1", ADMIN);
        var damaged = new Changes().set("tokens", "AAAA").update(new DocumentPath("grants", "g1"));
        world.documents.commit(List.of(damaged)).block();

        var outcome = world.apply("g1");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Postponed.class);
        assertThat(world.klaviyo.calls()).isEmpty();
        assertThat(world.grant("g1").text("tokens")).contains("AAAA");
    }
}
