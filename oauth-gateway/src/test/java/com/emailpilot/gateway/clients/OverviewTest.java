package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.ADMIN;
import static com.emailpilot.gateway.clients.TestRows.TIME;
import static com.emailpilot.gateway.clients.TestRows.in;
import static com.emailpilot.gateway.clients.TestRows.probed;
import static com.emailpilot.gateway.clients.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.gateway.clients.Overview.Figure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

final class OverviewTest {

    private final List<ClientRow> rows = List.of(
            row("good"),
            row("idle", probed(true, TIME, TIME.plus(Duration.ofDays(3)))),
            row("overdue", client -> client.set("oauth.expires_at", TIME.minusSeconds(1))),
            row("unanswered", in("degraded", "active")),
            row("unwell", probed(false, TIME, TIME.plus(Duration.ofDays(80)))),
            row("revoked", in("needs_reauthorization", "needs_reauthorization")),
            row("lost", in("rotation_lost", "needs_reauthorization")),
            row("over", in("disconnected", "disconnected")),
            row("fresh", client -> client.set("oauth.last_refreshed_at", TIME.minus(Duration.ofHours(23)))),
            row("stale", client -> client.set("oauth.last_refreshed_at", TIME.minus(Duration.ofHours(25)))),
            row("narrow", probed(true, TIME, TIME.plus(Duration.ofDays(80))).andThen(OverviewTest::narrow)::apply));

    private final Overview overview = Overview.of(rows, TIME);

    @Test
    void countsEachClientOnceByHowItStands() {
        assertThat(overview.total()).isEqualTo(11);
        assertThat(Stream.of(overview.connected(), overview.degraded(), overview.needsPerson(), overview.disconnected())
                        .map(Figure::count))
                .containsExactly(6L, 2L, 2L, 1L);
    }

    @Test
    void countsWhatIsAboutToDie() {
        assertThat(overview.idleExpiring().count()).isEqualTo(1);
        assertThat(overview.tokenOverdue().count()).isEqualTo(1);
        assertThat(overview.scopesMissing().count()).isEqualTo(1);
    }

    @Test
    void countsWhatWasRotatedLatelyAndWhatFails() {
        assertThat(overview.rotatedLately().count()).isEqualTo(1);
        assertThat(overview.rotationFailing().count()).isEqualTo(1);
        assertThat(overview.failureRate()).isEqualTo(12.5);
    }

    @Test
    void knowsNoRateWhereNothingIsLive() {
        assertThat(Overview.of(List.of(row("over", in("disconnected", "disconnected"))), TIME)
                        .failureRate())
                .isNull();
    }

    @Test
    void leadsFromEachNumberToTheClientsBehindIt() {
        assertThat(Stream.of(
                        overview.connected(),
                        overview.degraded(),
                        overview.needsPerson(),
                        overview.disconnected(),
                        overview.idleExpiring(),
                        overview.tokenOverdue(),
                        overview.scopesMissing(),
                        overview.rotationFailing(),
                        overview.rotatedLately()))
                .allSatisfy(figure -> assertThat(behind(figure)).isEqualTo((int) figure.count()));
    }

    private static Changes narrow(Changes client) {
        return client.set("health.scopes_missing", List.of("flows:read"));
    }

    private @Nullable Integer behind(Figure figure) {
        var parameters = new LinkedMultiValueMap<String, String>();
        var parts = figure.query().split("=", -1);
        parameters.add(parts[0], parts[1]);
        return Selection.of(rows, ADMIN, ListQuery.of(parameters), TIME).total();
    }
}
