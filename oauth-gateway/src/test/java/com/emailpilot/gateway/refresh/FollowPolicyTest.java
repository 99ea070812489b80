package com.emailpilot.gateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.refresh.FollowPolicy;
import com.emailpilot.clients.refresh.RefreshOutcome.BeingConfirmed;
import com.emailpilot.clients.refresh.RefreshOutcome.Failed;
import com.emailpilot.clients.refresh.RefreshOutcome.FreshAlready;
import com.emailpilot.clients.refresh.RefreshOutcome.NeedsReconnecting;
import com.emailpilot.clients.refresh.RefreshOutcome.Refreshed;
import com.emailpilot.gateway.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
final class FollowPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryDocuments documents = new InMemoryDocuments();

    @BeforeEach
    void connect() {
        TestRecords.connected(documents, "c1", "admin@example.com", NOW.minusSeconds(600));
    }

    @Test
    void asksForARefresh() {
        change(new Changes().set("oauth.last_refreshed_at", NOW.minusSeconds(31)));

        assertThat(FollowPolicy.beforeAsking(read())).isEmpty();
    }

    @Test
    void asksForNothingWhileTheTokensAreThirtySecondsYoung() {
        change(new Changes().set("oauth.last_refreshed_at", NOW.minusSeconds(29)));

        assertThat(FollowPolicy.beforeAsking(read())).containsInstanceOf(FreshAlready.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"needs_reauthorization", "rotation_lost", "disconnected"})
    void asksForNothingWhereAPersonMustReconnect(String state) {
        change(new Changes().set("oauth.state", state).set("oauth.last_refreshed_at", NOW));

        assertThat(FollowPolicy.beforeAsking(read())).containsInstanceOf(NeedsReconnecting.class);
    }

    @Test
    void asksForNothingWhileARefusalIsBeingConfirmed() {
        lastAttempt("a1", "refused", NOW.plusSeconds(40));

        assertThat(FollowPolicy.beforeAsking(read())).containsInstanceOf(BeingConfirmed.class);
    }

    @Test
    void asksForNothingWhileKlaviyoWantsUsToWait() {
        lastAttempt("a1", "rate_limited", NOW.plusSeconds(40));

        assertThat(FollowPolicy.beforeAsking(read()))
                .hasValueSatisfying(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.retryAfter())
                                        .isBetween(Duration.ofSeconds(39), Duration.ofSeconds(40))));
    }

    @Test
    void asksAgainAfterAnOutage() {
        lastAttempt("a1", "unavailable", NOW.plusSeconds(40));

        assertThat(FollowPolicy.beforeAsking(read())).isEmpty();
    }

    @Test
    void seesNoEndWhileNothingChanged() {
        lastAttempt("a1", "unavailable", NOW.plusSeconds(40));
        var before = read();
        change(new Changes().set("oauth.attempt.id", "a2").set("klaviyo.lists_count", 5L));

        assertThat(FollowPolicy.end(before.client().oauth(), read())).isEmpty();
    }

    @Test
    void seesFreshTokensWhoeverRefreshedThem() {
        var before = read();
        change(new Changes().set("oauth.token_version", 2L));

        assertThat(FollowPolicy.end(before.client().oauth(), read())).containsInstanceOf(Refreshed.class);
    }

    @Test
    void takesAReconnectForFreshTokens() {
        var before = read();
        change(new Changes().set("oauth.generation", 2L));

        assertThat(FollowPolicy.end(before.client().oauth(), read())).containsInstanceOf(Refreshed.class);
    }

    @Test
    void seesThatItFailed() {
        var before = read();
        lastAttempt("a1", "unreachable", NOW.plusSeconds(90));

        assertThat(FollowPolicy.end(before.client().oauth(), read()))
                .hasValueSatisfying(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.cause()).isEqualTo("unreachable")));
    }

    @Test
    void seesThatARefusalIsBeingConfirmed() {
        var before = read();
        lastAttempt("a1", "refused", NOW.plusSeconds(60));

        assertThat(FollowPolicy.end(before.client().oauth(), read())).containsInstanceOf(BeingConfirmed.class);
    }

    @Test
    void seesThatTheConnectionIsOver() {
        var before = read();
        lastAttempt("a1", "refused", NOW);
        change(new Changes().set("oauth.state", "needs_reauthorization"));

        assertThat(FollowPolicy.end(before.client().oauth(), read())).containsInstanceOf(NeedsReconnecting.class);
    }

    private void lastAttempt(String id, String outcome, Instant retryAt) {
        change(new Changes()
                .set("oauth.last_attempt.id", id)
                .set("oauth.last_attempt.at", NOW)
                .set("oauth.last_attempt.outcome", outcome)
                .set("oauth.last_attempt.retry_at", retryAt));
    }

    private void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path("c1")))).block();
    }

    private Read read() {
        return new ClientRecords(documents).read("c1").block();
    }
}
