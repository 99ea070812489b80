package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.TIME;
import static com.emailpilot.gateway.clients.TestRows.client;
import static com.emailpilot.gateway.clients.TestRows.in;
import static com.emailpilot.gateway.clients.TestRows.probed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplanationTest {

    @Test
    void saysThatAllIsWell() {
        assertThat(Explanation.of(client("c", fields -> fields))).isEqualTo("Everything works.");
        assertThat(Explanation.of(client("c", probed(true, TIME, TIME)))).isEqualTo("Everything works.");
    }

    @Test
    void namesTheScopesThatAreMissing() {
        var narrow = client(
                "c",
                fields -> probed(true, TIME, TIME)
                        .apply(fields)
                        .set("health.scopes_missing", List.of("flows:read", "lists:read")));

        assertThat(Explanation.of(narrow)).contains("flows:read, lists:read", "Reconnect");
    }

    @ParameterizedTest
    @CsvSource({
        "degraded, active, keeps trying",
        "needs_reauthorization, needs_reauthorization, Reconnect",
        "rotation_lost, needs_reauthorization, Reconnect",
        "disconnected, disconnected, Reconnect"
    })
    void saysWhatToDoInEachState(String state, String status, String advice) {
        assertThat(Explanation.of(client("c", in(state, status)))).contains(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, Refresh now",
        "missing_scope, Reconnect",
        "wrong_account, right account",
        "a word of tomorrow, looks again"
    })
    void saysWhatToDoAboutWhatAProbeFound(String reason, String advice) {
        var unwell =
                client("c", fields -> probed(false, TIME, TIME).apply(fields).set("health.reason", reason));

        assertThat(Explanation.of(unwell)).contains(advice);
    }
}
