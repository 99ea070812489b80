package com.emailpilot.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.startup.InvalidSettingException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class StartFlowTest {

    private final StartFlow unit = new StartFlow(
            ConnectWorld.settings("client-1", "secret-1"), new SecureRandom(), InstantSource.fixed(ConnectWorld.NOW));

    @Test
    void asksForConsentWithPkceAndTheConfiguredScopes() {
        var flow = unit.start(ConnectWorld.wish());

        var page = unit.consentPage(flow).toString();

        assertThat(page)
                .startsWith("https://consent.example/oauth/authorize?response_type=code&client_id=client-1&")
                .contains("scope=accounts%3Aread%20lists%3Aread")
                .contains("code_challenge_method=S256&code_challenge="
                        + flow.codeVerifier().challenge())
                .contains("state=" + flow.state())
                .doesNotContain(flow.codeVerifier().reveal(), "secret-1");
    }

    @Test
    void makesEachFlowUnguessable() {
        var one = unit.start(ConnectWorld.wish());
        var other = unit.start(ConnectWorld.wish());

        assertThat(one.state()).hasSize(43).isNotEqualTo(other.state());
        assertThat(one.codeVerifier()).isNotEqualTo(other.codeVerifier());
    }

    @Test
    void tellsNothingOfAFlowInLogs() {
        var flow = unit.start(ConnectWorld.wish());

        assertThat(flow.toString())
                .doesNotContain(flow.state(), flow.codeVerifier().reveal());
    }

    @Test
    void refusesAWellKnownSecret() {
        assertThatThrownBy(() -> ConnectWorld.settings("client-1", "changeme"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("KLAVIYO_OAUTH_CLIENT_SECRET")
                .hasMessageNotContaining("changeme");
    }

    @Test
    void refusesPlainHttpOutsideLoopback() {
        assertThatThrownBy(() -> new KlaviyoSettings(
                        true,
                        "id",
                        "s3cr3t",
                        URI.create("http://gateway.example/callback"),
                        "accounts:read",
                        URI.create("https://consent.example"),
                        URI.create("https://api.example")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("KLAVIYO_OAUTH_REDIRECT_URI");
    }

    @Test
    void isNotConfiguredByCommasAlone() {
        assertThat(ConnectWorld.settings("client-1", " , ").configured()).isFalse();
        assertThat(ConnectWorld.settings("client-1", " , ").credentials()).isEmpty();
    }

    @Test
    void readsScopesWithCommasAndBlanks() {
        var settings = new KlaviyoSettings(
                true,
                "id",
                "one, two",
                ConnectWorld.REDIRECT_URI,
                "accounts:read,lists:read  segments:read",
                URI.create("https://consent.example"),
                URI.create("https://api.example"));

        assertThat(settings.scopeList()).containsExactly("accounts:read", "lists:read", "segments:read");
        assertThat(settings.credentials().orElseThrow().secrets()).hasSize(2);
        assertThat(settings.toString()).doesNotContain("one", "two");
    }
}
