package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.klaviyo.ApiResult;
import java.time.Duration;
import java.time.Instant;
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
        world.changeGrant("g1", new Changes().set("tokens", "AAAA"));

        var outcome = world.apply("g1");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Postponed.class);
        assertThat(world.klaviyo.calls()).isEmpty();
        assertThat(world.grant("g1").text("tokens")).contains("AAAA");
    }

    @Test
    void asksForFreshTokensInsteadOfCallingKlaviyoWithThoseThatHaveEnded() {
        world.waitingGrant("g1", ADMIN);
        world.changeGrant("g1", new Changes().set("expires_at", world.now()));

        var outcome = world.apply("g1");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Postponed.class);
        assertThat(world.klaviyo.calls()).isEmpty();
        assertThat(world.bus.publishedEvents()).singleElement().isInstanceOf(TokenRefreshRequested.class);
        assertThat(world.grant("g1").time("not_before").orElseThrow())
                .isAfter(world.now().plus(Duration.ofSeconds(9)));
    }

    @Test
    void waitsWhileTheRefresherRotatesTheTokens() {
        world.waitingGrant("g1", ADMIN);
        world.changeGrant("g1", attempt(world.now()));

        var outcome = world.apply("g1");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Postponed.class);
        assertThat(world.klaviyo.calls()).isEmpty();
        assertThat(world.bus.publishedEvents()).isEmpty();
    }

    @Test
    void appliesTheTokensThatTheRefresherRotated() {
        world.klaviyo.answerAccount(new ApiResult.Unauthorized<>());
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        world.rotateGrant("g1", "rotated");

        world.apply("g1");

        assertThat(world.refreshToken()).isEqualTo("rotated");
    }

    @Test
    void appliesTheTokensThatTheRefresherRotatedWhileKlaviyoWasAsked() {
        world.waitingGrant("g1", ADMIN);
        world.documents.beforeNextCommit(() -> world.rotateGrant("g1", "rotated"));

        world.apply("g1");

        assertThat(world.refreshToken()).isEqualTo("rotated");
        assertThat(world.client().oauth().generation()).isEqualTo(1);
    }

    @Test
    void leavesTheVerdictOnADeadGrantToTheRefresher() {
        world.klaviyo.answerAccount(new ApiResult.Unauthorized<>());
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        world.changeGrant(
                "g1",
                new Changes()
                        .set("status", "REFUSED")
                        .set("reason", "grant_expired")
                        .remove("tokens"));

        var outcome = world.apply("g1");

        assertThat(outcome).isEqualTo(new ApplyOutcome.AlreadyDone());
        assertThat(world.grant("g1").text("reason")).contains("grant_expired");
    }

    @Test
    void remembersThatARotationOfTheGrantMayHaveBeenLost() {
        world.waitingGrant("g1", ADMIN);
        var since = world.now();
        world.changeGrant("g1", new Changes().set("ambiguous_since", since));

        world.apply("g1");

        assertThat(world.client().oauth().rotation().ambiguousSince()).isEqualTo(since);
    }

    @Test
    void takesTheTokensFromAnAttemptThatNeverEndedAsPerhapsLost() {
        world.waitingGrant("g1", ADMIN);
        var takenAt = world.now().minus(Duration.ofSeconds(31));
        world.changeGrant("g1", attempt(takenAt));

        world.apply("g1");

        assertThat(world.client().oauth().rotation().ambiguousSince()).isEqualTo(takenAt);
    }

    private static Changes attempt(Instant takenAt) {
        return new Changes()
                .set("attempt.id", "a1")
                .set("attempt.base_version", 0L)
                .set("attempt.taken_at", takenAt);
    }
}
