package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

final class SecretTest {

    private static final String CLEAR = "clear-value-of-more-than-forty-three-characters";

    static Stream<Secret> secrets() {
        return Stream.of(
                new AccessToken(CLEAR),
                new ApiKey(CLEAR),
                new RefreshToken(CLEAR),
                new AuthorizationCode(CLEAR),
                new ClientSecret(CLEAR),
                new CodeVerifier(CLEAR));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void givesItsValueThroughRevealOnly(Secret secret) {
        assertThat(secret.reveal()).isEqualTo(CLEAR);
        assertThat(secret).hasToString(secret.getClass().getSimpleName() + "[redacted]");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void refusesToBecomeJson(Secret secret) {
        var mapper = JsonMapper.builder().build();

        assertThatThrownBy(() -> mapper.writeValueAsString(secret))
                .isInstanceOf(JacksonException.class)
                .hasMessageNotContaining(CLEAR);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void refusesToBecomeJsonInsideOfAnotherValue(Secret secret) {
        var mapper = JsonMapper.builder().build();

        assertThatThrownBy(() -> mapper.writeValueAsString(Map.of("nested", List.of(secret))))
                .isInstanceOf(JacksonException.class)
                .hasMessageNotContaining(CLEAR);
    }

    @Test
    void staysHiddenInTheRecordsThatHoldIt() {
        var pair = new TokenPair(new AccessToken(CLEAR), new RefreshToken(CLEAR));
        var credentials = new AppCredentials("app", List.of(new ClientSecret(CLEAR)));

        assertThat(pair + " " + credentials).doesNotContain(CLEAR);
    }
}
