package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KlaviyoEndpointsTest {

    @Test
    void knowsTheRealOnes() {
        var real = KlaviyoEndpoints.REAL;

        assertThat(real.authorize()).hasToString("https://www.klaviyo.com/oauth/authorize");
        assertThat(real.token()).hasToString("https://a.klaviyo.com/oauth/token");
        assertThat(real.revoke()).hasToString("https://a.klaviyo.com/oauth/revoke");
        assertThat(real.api()).hasToString("https://a.klaviyo.com/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8004", "http://127.0.0.1:8004", "http://[::1]:8004", "http://LOCALHOST/"})
    void allowsPlainHttpOnLoopback(String base) {
        var endpoints = KlaviyoEndpoints.of(URI.create(base), URI.create(base));

        assertThat(endpoints.token().getPath()).isEqualTo("/oauth/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.klaviyo.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "ftp://localhost"
            })
    void refusesPlainHttpElsewhere(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlaviyoEndpoints.of(URI.create("https://www.klaviyo.com"), URI.create(base)))
                .withMessageContaining("plain http is for loopback only")
                .withMessageContaining(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.klaviyo.com", "https:/oauth", "https://user:secret@a.klaviyo.com", "mailto:x@y.z"})
    void refusesWhatIsNoAddress(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlaviyoEndpoints.of(URI.create(base), URI.create("https://a.klaviyo.com")))
                .withMessageContaining("scheme, host and path")
                .withMessageNotContaining("secret");
    }
}
