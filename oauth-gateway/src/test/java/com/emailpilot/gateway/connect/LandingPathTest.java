package com.emailpilot.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LandingPathTest {

    @Test
    void landsOnTheClientsPageByDefault() {
        assertThat(LandingPath.of(null)).contains(LandingPath.CLIENTS);
        assertThat(LandingPath.CLIENTS.with(Outcome.CONNECTED)).hasToString("/admin/clients?connected=klaviyo");
        assertThat(LandingPath.CLIENTS.with(Outcome.ACCESS_DENIED)).hasToString("/admin/clients?error=access_denied");
        assertThat(LandingPath.CLIENTS.with(Outcome.IN_PROGRESS)).hasToString("/admin/clients");
    }

    @Test
    void landsOnAClientsOwnPage() {
        assertThat(LandingPath.of("/admin/clients/6f1f9a1e-3c0b-4a55-9b0e-6c1d5c1b7a01"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/admin/clients?x=1",
                "/admin/clients#x",
                "/admin/clients/../ops",
                "/admin/clients\r\nSet-Cookie: a=b",
                "/api/integrations/klaviyo/oauth/start",
                "/logout",
                "javascript:alert(1)"
            })
    void refusesEverythingElse(String requested) {
        assertThat(LandingPath.of(requested)).isEmpty();
    }
}
