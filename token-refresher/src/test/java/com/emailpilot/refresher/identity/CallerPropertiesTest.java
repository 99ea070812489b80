package com.emailpilot.refresher.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.startup.InvalidSettingException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallerPropertiesTest {

    private static final String AUDIENCE = "https://token-refresher.example";
    private static final String CALLERS = "one@project.iam.gserviceaccount.com=*";
    private static final String ISSUER = "https://accounts.google.com";
    private static final URI KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");

    @Test
    void takesGoogleAndAnAllowList() {
        var properties = new CallerProperties(AUDIENCE, CALLERS, ISSUER, KEYS);

        assertThatCode(properties::refuseLocalMode).doesNotThrowAnyException();
        assertThat(properties.allowed().isEmpty()).isFalse();
    }

    @Test
    void takesNoCallersAtAll() {
        assertThat(new CallerProperties("", "", ISSUER, KEYS).allowed().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', one@project.iam.gserviceaccount.com=*, EMAILPILOT_CREDENTIAL_AUDIENCE",
        "https://token-refresher.example, '', EMAILPILOT_CREDENTIAL_CALLERS"
    })
    void refusesHalfAConfiguration(String audience, String callers, String named) {
        assertThatThrownBy(() -> new CallerProperties(audience, callers, ISSUER, KEYS))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(named + " ");
    }

    @Test
    void refusesNoIssuer() {
        assertThatThrownBy(() -> new CallerProperties(AUDIENCE, CALLERS, " ", KEYS))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_CREDENTIAL_ISSUER ");
    }

    @Test
    void refusesKeysOverPlainHttp() {
        assertThatThrownBy(() -> new CallerProperties(AUDIENCE, CALLERS, ISSUER, URI.create("http://keys.example")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_CREDENTIAL_KEYS ");
    }

    @Test
    void refusesKeysInAFileOutsideLocalMode() {
        var properties = new CallerProperties(AUDIENCE, CALLERS, ISSUER, URI.create("file:/tmp/keys.json"));

        assertThatThrownBy(properties::refuseLocalMode)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_CREDENTIAL_KEYS ");
    }

    @Test
    void refusesWholeProjectsOutsideLocalMode() {
        var properties = new CallerProperties(AUDIENCE, "*@project.iam.gserviceaccount.com=*", ISSUER, KEYS);

        assertThatThrownBy(properties::refuseLocalMode)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_CREDENTIAL_CALLERS ");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> IssuerKeys.at(URI.create("file:/nowhere/keys.json")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_CREDENTIAL_KEYS ");
    }
}
