package com.emailpilot.provisioner.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.TestAccounts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a probe writes down. */
@NullUnmarked
final class ProbeConnectionTest {

    private final HealthWorld world = new HealthWorld();

    @Test
    void saysThatAConnectionServesWhoseAccountAnswers() {
        var outcome = world.probe();

        assertThat(outcome).isEqualTo(new ProbeOutcome.Healthy());
        assertThat(world.health().ok()).isTrue();
        assertThat(world.health().reason()).isNull();
        assertThat(world.health().scopesMissing()).isEmpty();
        assertThat(world.health().checkedAt()).isAfter(world.client().createdAt());
    }

    @Test
    void asksWithTheTokenThatDownstreamServicesGet() {
        world.probe();

        assertThat(world.klaviyo.calls())
                .singleElement()
                .isInstanceOfSatisfying(
                        FakeKlaviyo.Call.Account.class,
                        call -> assertThat(call.token().reveal()).isEqualTo("access-1"));
    }

    @Test
    void countsTheIdleDaysFromTheLastUseOfTheGrant() {
        world.probe();

        assertThat(world.health().idleExpiresAt())
                .isEqualTo(world.client().oauth().lastRefreshedAt().plus(Duration.ofDays(90)));
    }

    @Test
    void namesTheScopesThatWereNotGranted() {
        world.change(new Changes().set("oauth.scopes", List.of("accounts:read")));

        world.probe();

        assertThat(world.health().ok()).isTrue();
        assertThat(world.health().scopesMissing()).containsExactly("lists:read");
    }

    @Test
    void saysThatAConnectionMayNotReadItsAccount() {
        world.klaviyo.answerAccount(new ApiResult.PermissionDenied<>());

        world.probe();

        assertThat(world.health().ok()).isFalse();
        assertThat(world.health().reason()).isEqualTo("missing_scope");
    }

    @Test
    void noticesTokensOfAnotherAccount() {
        world.klaviyo.answerAccount(new ApiResult.Answered<>(TestAccounts.withId("Other1", "Other Org")));

        world.probe();

        assertThat(world.health().ok()).isFalse();
        assertThat(world.health().reason()).isEqualTo("wrong_account");
    }

    @Test
    void leavesTheStateOfTheConnectionToTheRefresher() {
        world.klaviyo.answerAccount(new ApiResult.PermissionDenied<>());

        world.probe();

        assertThat(world.client().oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(world.client().oauth().tokenVersion()).isEqualTo(1);
    }

    @Test
    void neverCallsALiveConnectionBadBecauseKlaviyoIsDown() {
        world.probe();
        var before = world.health();
        world.klaviyo.answerAccount(new ApiResult.Unavailable<>(null, "http_500"));

        var outcome = world.probe();

        assertThat(outcome).isEqualTo(new ProbeOutcome.Unknown("http_500"));
        assertThat(world.health()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"disconnected,disconnected", "needs_reauthorization,needs_reauthorization"})
    void leavesAloneWhatIsNotConnected(String status, String state) {
        world.change(new Changes().set("status", status).set("oauth.state", state));

        var outcome = world.probe();

        assertThat(outcome).isEqualTo(new ProbeOutcome.NothingToProbe());
        assertThat(world.klaviyo.calls()).isEmpty();
    }

    @Test
    void writesNothingIntoAConnectionThatWasReplacedMeanwhile() {
        world.klaviyo.answerAccount(new ApiResult.PermissionDenied<>());
        world.documents.beforeNextCommit(() -> world.change(new Changes().set("oauth.generation", 2L)));

        var outcome = world.probe();

        assertThat(outcome).isEqualTo(new ProbeOutcome.NothingToProbe());
        assertThat(world.health()).isNull();
    }

    @Test
    void keepsWhatItFoundWhenSomebodyEditsTheClientMeanwhile() {
        world.documents.beforeNextCommit(() -> world.change(new Changes().set("display_name", "Edited")));

        world.probe();

        assertThat(world.client().displayName()).isEqualTo("Edited");
        assertThat(world.health().ok()).isTrue();
    }
}
