package com.emailpilot.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.AuthorizationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

final class ConsentAnswerTest {

    @Test
    void readsACode() {
        var parameters = ConsentAnswer.parse(query("state", "s", "code", "c")).orElseThrow();

        assertThat(parameters.state()).isEqualTo("s");
        assertThat(parameters.answer()).isEqualTo(new ConsentAnswer.Allowed(new AuthorizationCode("c")));
    }

    @Test
    void letsAnErrorWinOverACode() {
        var parameters = ConsentAnswer.parse(query("state", "s", "code", "c", "error", "access_denied"))
                .orElseThrow();

        assertThat(parameters.answer()).isEqualTo(new ConsentAnswer.Refused(Outcome.ACCESS_DENIED));
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, ACCESS_DENIED",
        "server_error, KLAVIYO_UNAVAILABLE",
        "temporarily_unavailable, KLAVIYO_UNAVAILABLE",
        "invalid_scope, TOKEN_EXCHANGE_FAILED",
        "<script>, TOKEN_EXCHANGE_FAILED"
    })
    void turnsAnErrorIntoAnOutcomeOfOurs(String error, Outcome outcome) {
        var parameters = ConsentAnswer.parse(query("error", error)).orElseThrow();

        assertThat(parameters.answer()).isEqualTo(new ConsentAnswer.Refused(outcome));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "error", "error_description", "iss"})
    void refusesARepeatedParameter(String name) {
        var query = query(name, "one");
        query.add(name, "two");

        assertThat(ConsentAnswer.parse(query)).isEmpty();
    }

    @Test
    void refusesACodeOfTenKilobytes() {
        assertThat(ConsentAnswer.parse(query("code", "c".repeat(10_000)))).isEmpty();
    }

    @Test
    void findsNoAnswerWithoutCodeAndError() {
        assertThat(ConsentAnswer.parse(query("state", "s")).orElseThrow().answer())
                .isNull();
    }

    private static MultiValueMap<String, String> query(String... namesAndValues) {
        var query = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }
}
