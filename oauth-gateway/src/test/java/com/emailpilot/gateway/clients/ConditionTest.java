package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.TIME;
import static com.emailpilot.gateway.clients.TestRows.in;
import static com.emailpilot.gateway.clients.TestRows.probed;
import static com.emailpilot.gateway.clients.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionTest {

    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({
        "connected, active, CONNECTED",
        "degraded, active, DEGRADED",
        "needs_reauthorization, needs_reauthorization, NEEDS_PERSON",
        "rotation_lost, needs_reauthorization, NEEDS_PERSON",
        "disconnected, disconnected, DISCONNECTED"
    })
    void followsTheStateOfTheConnection(String state, String status, Condition condition) {
        assertThat(Condition.at(TIME, row("c", in(state, status))))
                .startsWith(condition)
                .doesNotContainAnyElementsOf(EnumSet.complementOf(EnumSet.of(condition, Condition.ROTATION_FAILING)));
    }

    @Test
    void saysThatARotationFailsOnlyWhileThereIsAConnection() {
        assertThat(Condition.at(TIME, row("c", in("degraded", "active")))).contains(Condition.ROTATION_FAILING);
        assertThat(Condition.at(TIME, row("c", in("connected", "active")))).doesNotContain(Condition.ROTATION_FAILING);
        assertThat(Condition.at(TIME, row("c", in("rotation_lost", "needs_reauthorization"))))
                .doesNotContain(Condition.ROTATION_FAILING);
    }

    @Test
    void callsAConnectionDegradedThatAProbeFoundUnwell() {
        var unwell = row("c", probed(false, TIME, TIME.plus(DAY.multipliedBy(90))));

        assertThat(Condition.at(TIME, unwell)).containsExactly(Condition.DEGRADED);
    }

    @Test
    void seesThatATokenEndedWithoutANewOne() {
        var row = row("c", client -> client.set("oauth.expires_at", TIME));

        assertThat(Condition.at(TIME, row)).doesNotContain(Condition.TOKEN_OVERDUE);
        assertThat(Condition.at(TIME.plusMillis(1), row)).contains(Condition.CONNECTED, Condition.TOKEN_OVERDUE);
    }

    @Test
    void seesThatAGrantWillDieOfIdleness() {
        var row = row("c", probed(true, TIME, TIME.plus(DAY.multipliedBy(14))));

        assertThat(Condition.at(TIME, row)).doesNotContain(Condition.IDLE_EXPIRING);
        assertThat(Condition.at(TIME.plusSeconds(1), row)).contains(Condition.CONNECTED, Condition.IDLE_EXPIRING);
    }

    @Test
    void forgetsTheIdlenessOfAGrantThatWasUsedSince() {
        var used = row(
                "c",
                client -> probed(true, TIME, TIME.plus(DAY))
                        .apply(client)
                        .set("oauth.last_refreshed_at", TIME.plusSeconds(60)));

        assertThat(Condition.at(TIME.plusSeconds(120), used)).doesNotContain(Condition.IDLE_EXPIRING);
    }

    @Test
    void saysOfAConnectionThatIsOverOnlyThat() {
        var over = row(
                "c",
                client -> probed(true, TIME, TIME)
                        .apply(in("needs_reauthorization", "needs_reauthorization")
                                .apply(client)));

        assertThat(Condition.at(TIME.plus(DAY.multipliedBy(100)), over)).containsExactly(Condition.NEEDS_PERSON);
    }
}
