package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.ADMIN;
import static com.emailpilot.gateway.clients.TestRows.SECOND;
import static com.emailpilot.gateway.clients.TestRows.TIME;
import static com.emailpilot.gateway.clients.TestRows.client;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.clients.ClientDetails.Attempt;
import com.emailpilot.gateway.clients.ClientDetails.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ClientDetailsTest {

    @Test
    void saysHowOldTheCountsAre() {
        var counted = client(
                "c",
                fields -> fields.set("klaviyo.lists_count", 3L)
                        .set("klaviyo.segments_count", 0L)
                        .set("klaviyo.counted_at", TIME));

        var details = ClientDetails.of(ADMIN, counted);

        assertThat(details.client().listsCount()).isEqualTo(3);
        assertThat(details.client().segmentsCount()).isZero();
        assertThat(details.countedAt()).isEqualTo(TIME);
    }

    @Test
    void saysWhatWasGrantedAndWhatIsMissing() {
        var narrow = client(
                "c",
                fields -> fields.set("oauth.scopes", List.of("accounts:read"))
                        .set("health.checked_at", TIME)
                        .set("health.ok", true)
                        .set("health.scopes_missing", List.of("flows:read")));

        var details = ClientDetails.of(ADMIN, narrow);

        assertThat(details.scopes()).containsExactly("accounts:read");
        assertThat(details.scopesMissing()).containsExactly("flows:read");
        assertThat(details.explanation()).contains("flows:read");
    }

    @Test
    void namesTheMembersTheOwnerFirst() {
        var shared = client(
                "c",
                fields -> fields.set("member_ids", List.of("a@example.com", SECOND, ADMIN))
                        .set("roles", Map.of(ADMIN, "owner", SECOND, "editor")));

        assertThat(ClientDetails.of(SECOND, shared).members())
                .containsExactly(
                        new Member(ADMIN, "owner"),
                        new Member("a@example.com", "viewer"),
                        new Member(SECOND, "editor"));
    }

    @Test
    void letsOnlyTheOwnerShare() {
        var shared = client(
                "c",
                fields -> fields.set("member_ids", List.of(ADMIN, SECOND))
                        .set("roles", Map.of(ADMIN, "owner", SECOND, "editor")));

        assertThat(ClientDetails.of(ADMIN, shared).mayShare()).isTrue();
        assertThat(ClientDetails.of(SECOND, shared).mayShare()).isFalse();
    }

    @Test
    void tellsOfTheRotation() {
        var degraded = client(
                "c",
                fields -> fields.set("oauth.state", "degraded")
                        .set("oauth.reason", "timeout")
                        .set("oauth.next_refresh_at", TIME.plusSeconds(30))
                        .set("oauth.last_attempt.id", "a-1")
                        .set("oauth.last_attempt.at", TIME)
                        .set("oauth.last_attempt.outcome", "timeout")
                        .set("oauth.last_attempt.retry_at", TIME.plusSeconds(30)));

        var details = ClientDetails.of(ADMIN, degraded);

        assertThat(details.reason()).isEqualTo("timeout");
        assertThat(details.client().expiresAt()).isEqualTo(TIME.plusSeconds(3600));
        assertThat(details.nextRefreshAt()).isEqualTo(TIME.plusSeconds(30));
        assertThat(details.lastAttempt()).isEqualTo(new Attempt(TIME, "timeout", TIME.plusSeconds(30)));
    }

    @Test
    void tellsOfADisconnectThatKlaviyoDoesNotKnowYet() {
        var over = client(
                "c",
                fields -> fields.set("oauth.state", "disconnected")
                        .set("status", "disconnected")
                        .set("oauth.disconnected_at", TIME)
                        .set("oauth.next_refresh_at", TIME)
                        .set("oauth.revocation.refresh_token", "canary"));

        var details = ClientDetails.of(ADMIN, over);

        assertThat(details.revoking()).isTrue();
        assertThat(details.disconnectedAt()).isEqualTo(TIME);
        assertThat(details.nextRefreshAt()).isNull();
    }

    @Test
    void holdsNoToken() {
        var over = client("c", fields -> fields.set("oauth.revocation.refresh_token", "canary"));

        assertThat(JsonMapper.shared().writeValueAsString(ClientDetails.of(ADMIN, over)))
                .contains("Shop c")
                .doesNotContain("canary");
    }
}
