package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings from environment variables. */
final class EnvironmentTest {

    @Test
    void needsNoVariables() {
        var settings = new Environment(Map.of()).settings();

        assertThat(settings.consentPort()).isEqualTo(8003);
        assertThat(settings.apiPort()).isEqualTo(8004);
        assertThat(settings.app().scopes()).hasSize(47);
        assertThat(settings.installUrl()).isEqualTo(URI.create("http://localhost:8000/install"));
    }

    @Test
    void readsEveryVariable() {
        var settings = new Environment(Map.of(
                        "SANDBOX_CONSENT_PORT", "0",
                        "SANDBOX_API_PORT", "1",
                        "SANDBOX_API_URL", "http://proxy.test:9",
                        "SANDBOX_CLIENT_ID", "app",
                        "SANDBOX_CLIENT_SECRET", "one, two",
                        "SANDBOX_REDIRECT_URIS", "http://localhost:1/a,http://localhost:1/b",
                        "SANDBOX_SCOPES", "accounts:read lists:read",
                        "SANDBOX_TOKEN_LIFETIME", "PT30S",
                        "SANDBOX_STATE_FILE", "/var/lib/sandbox",
                        "SANDBOX_INSTALL_URL", "http://localhost:1/begin"))
                .settings();

        assertThat(settings.apiPort()).isEqualTo(1);
        assertThat(settings.apiUrl()).isEqualTo(URI.create("http://proxy.test:9"));
        assertThat(settings.app().secrets()).containsExactly("one", "two");
        assertThat(settings.app().redirectUris()).hasSize(2);
        assertThat(settings.app().scopes()).containsExactly("accounts:read", "lists:read");
        assertThat(settings.stateFile()).isEqualTo(Path.of("/var/lib/sandbox"));
        assertThat(settings.tokenLifetime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.installUrl()).isEqualTo(URI.create("http://localhost:1/begin"));
    }

    @ParameterizedTest
    @CsvSource({"SANDBOX_CONSENT_PORT, many", "SANDBOX_API_URL, not a url", "SANDBOX_TOKEN_LIFETIME, an hour"})
    void namesAMalformedVariableWithoutShowingIt(String name, String value) {
        var environment = new Environment(Map.of(name, value));

        assertThatThrownBy(environment::settings).hasMessage(name + " is malformed.");
    }

    @Test
    void keepsSecretsOutOfItsText() {
        var settings = new Environment(Map.of("SANDBOX_CLIENT_SECRET", "hush")).settings();

        assertThat(settings.toString()).contains("emailpilot-sandbox-app").doesNotContain("hush");
    }
}
