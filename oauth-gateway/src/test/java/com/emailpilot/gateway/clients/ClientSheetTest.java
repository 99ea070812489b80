package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.ADMIN;
import static com.emailpilot.gateway.clients.TestRows.SECOND;
import static com.emailpilot.gateway.clients.TestRows.TIME;
import static com.emailpilot.gateway.clients.TestRows.client;
import static com.emailpilot.gateway.clients.TestRows.in;
import static com.emailpilot.gateway.clients.TestRows.probed;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientSheetTest {

    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({
        "connected, active, Connected, good",
        "degraded, active, Degraded, warn",
        "rotation_lost, needs_reauthorization, Needs reconnecting, bad",
        "disconnected, disconnected, Disconnected, off"
    })
    void saysHowTheConnectionStands(String state, String status, String standing, String tone) {
        var sheet = sheet(client("c", in(state, status)));

        assertThat(sheet.standing()).isEqualTo(standing);
        assertThat(sheet.tone()).isEqualTo(tone);
    }

    @Test
    void countsTheIdleDaysFromTheLastUse() {
        var used = client(
                "c",
                fields -> probed(true, TIME.minus(DAY), TIME.plus(DAY))
                        .apply(fields)
                        .set("oauth.last_refreshed_at", TIME));

        assertThat(sheet(used).idleEndsAt()).isEqualTo(TIME.plus(DAY.multipliedBy(90)));
    }

    @Test
    void believesTheProbeWhereNobodyKnowsTheLastUse() {
        assertThat(sheet(client("c", probed(true, TIME, TIME.plus(DAY)))).idleEndsAt())
                .isEqualTo(TIME.plus(DAY));
    }

    @Test
    void countsNoIdleDaysOfAConnectionThatIsOver() {
        assertThat(sheet(client("c", in("disconnected", "disconnected"))).idleEndsAt())
                .isNull();
    }

    @Test
    void letsEverybodyLeaveButTheOwner() {
        var client = client("c", fields -> fields);

        assertThat(ClientSheet.of(ADMIN, client).leaves()).isFalse();
        assertThat(ClientSheet.of(SECOND, client).leaves()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rotated",
                "refused",
                "rejected",
                "rate_limited",
                "unreachable",
                "unavailable",
                "client_refused",
                "tokens_do_not_open",
                "not_sent",
                "danced"
            })
    void saysHowEachTryEnded(String outcome) {
        var tried = client(
                "c",
                fields -> fields.set("oauth.last_attempt.id", "a")
                        .set("oauth.last_attempt.at", TIME)
                        .set("oauth.last_attempt.outcome", outcome));

        assertThat(sheet(tried).lastTry()).endsWith(".").doesNotContain("_");
    }

    private static ClientSheet sheet(ClientRecord client) {
        return ClientSheet.of(ADMIN, client);
    }
}
