package com.emailpilot.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    @TempDir
    private Path project;

    @Test
    void readsTheFileOfTheProject() throws IOException {
        write("""
                # a comment
                KLAVIYO_OAUTH_CLIENT_ID=app-1

                KLAVIYO_OAUTH_SCOPES="lists:read segments:read"
                """);

        var settings = Settings.of(project, Map.of());

        assertThat(settings.find("KLAVIYO_OAUTH_CLIENT_ID")).contains("app-1");
        assertThat(settings.find("KLAVIYO_OAUTH_SCOPES")).contains("lists:read segments:read");
    }

    @Test
    void letsTheEnvironmentWin() throws IOException {
        write("GATEWAY_PORT=7000");

        var settings = Settings.of(project, Map.of("GATEWAY_PORT", "7001"));

        assertThat(settings.port(Port.GATEWAY)).isEqualTo(7001);
        assertThat(settings.ofFile()).containsExactly(Map.entry("GATEWAY_PORT", "7001"));
    }

    @Test
    void doesWithoutAFile() {
        var settings = Settings.of(project, Map.of());

        assertThat(settings.port(Port.GATEWAY)).isEqualTo(8000);
    }

    @Test
    void neverQuotesALineThatItCannotRead() throws IOException {
        write("KLAVIYO_OAUTH_CLIENT_SECRET: very-secret");

        assertThatThrownBy(() -> Settings.of(project, Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(".env")
                .hasMessageNotContaining("very-secret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "0", "65536", "-1"})
    void namesTheSettingThatIsNoPort(String value) {
        var settings = Settings.of(project, Map.of("GATEWAY_PORT", value));

        assertThatThrownBy(() -> settings.port(Port.GATEWAY))
                .isInstanceOf(SettingsException.class)
                .hasMessage("GATEWAY_PORT is not a port number: " + value);
    }

    @Test
    void takesABlankValueForAbsent() {
        var settings = Settings.of(project, Map.of("GATEWAY_PORT", " "));

        assertThat(settings.port(Port.GATEWAY)).isEqualTo(8000);
    }

    private void write(String text) throws IOException {
        Files.writeString(project.resolve(".env"), text);
    }
}
