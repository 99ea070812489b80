package com.emailpilot.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.klaviyo.com", "http://localhost:8004", "http://127.0.0.1:8004", "http://[::1]:8004"})
    void acceptsHttpsAndPlainHttpOnLoopback(String address) {
        assertThat(WebAddress.require("KLAVIYO_API_URL", URI.create(address))).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.klaviyo.com", "ftp://a.klaviyo.com", "a.klaviyo.com", "https:///path"})
    void refusesEverythingElseAndNamesTheSetting(String address) {
        assertThatThrownBy(() -> WebAddress.require("KLAVIYO_API_URL", URI.create(address)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("KLAVIYO_API_URL ");
    }

    @Test
    void refusesAMissingAddress() {
        assertThatThrownBy(() -> WebAddress.require("KLAVIYO_API_URL", null))
                .isInstanceOf(InvalidSettingException.class);
    }
}
