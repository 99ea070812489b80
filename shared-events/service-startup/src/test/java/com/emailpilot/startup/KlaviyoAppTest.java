package com.emailpilot.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.klaviyo.ClientSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KlaviyoAppTest {

    @Test
    void readsScopesBetweenCommasAndBlanks() {
        var scopes = KlaviyoApp.scopes(" accounts:read,lists:read  segments:read,\n lists:read ");

        assertThat(scopes).containsExactly("accounts:read", "lists:read", "segments:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void refusesToAskForNothing(String scopes) {
        assertThatThrownBy(() -> KlaviyoApp.scopes(scopes))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("KLAVIYO_OAUTH_SCOPES ");
    }

    @Test
    void readsSeveralSecretsInTheirOrder() {
        var credentials = KlaviyoApp.credentials(" app ", "new, old").orElseThrow();

        assertThat(credentials.clientId()).isEqualTo("app");
        assertThat(credentials.secrets().stream().map(ClientSecret::reveal)).containsExactly("new", "old");
    }

    @Test
    void isNobodyWithoutAnIdOrASecret() {
        assertThat(KlaviyoApp.credentials("", "secret-of-the-app")).isEmpty();
        assertThat(KlaviyoApp.credentials("app", " , ")).isEmpty();
    }

    @Test
    void refusesAPlaceholderForASecret() {
        assertThatThrownBy(() -> KlaviyoApp.credentials("app", "good-one,ChangeMe"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("KLAVIYO_OAUTH_CLIENT_SECRET ");
    }
}
