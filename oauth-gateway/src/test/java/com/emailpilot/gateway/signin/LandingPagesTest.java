package com.emailpilot.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LandingPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/clients",
                "/admin/clients?status=active&q=caf%C3%A9+%26+tea&sort=name",
                "/admin/clients/6f1f9a1e-3c0b-4a55-9b0e-6c1d5c1b7a01",
                "/admin/audit?who=admin@example.com&from=2026-01-31",
                "/admin/invites?cursor=abc",
                "/admin/ops/dead-letters/token-refresher.expiry-17",
                "/install"
            })
    void keepsAPageWithWhatItLooksFor(String wanted) {
        assertThat(LandingPages.of(wanted)).contains(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/admin/clients",
                "//evil.example/admin/clients",
                "/\\evil.example",
                "/admin//evil.example",
                "/admin/clients/../../logout",
                "/admin/clients/..",
                "/admin/clients/%2e%2e/ops",
                "/admin/clients\r\nSet-Cookie: a=b",
                "/admin/clients#@evil.example",
                "/admin/clients@evil.example",
                "\t/admin/clients",
                "/login?return=/admin/clients",
                "/logout",
                "/api/clients",
                "/connect/token",
                "javascript:alert(1)"
            })
    void refusesEverythingElse(String wanted) {
        assertThat(LandingPages.of(wanted)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/clients?connected=klaviyo&q=tea, /admin/clients?q=tea",
        "/admin/clients?error=access_denied, /admin/clients",
        "/admin/clients?x, /admin/clients",
        "/admin/clients?, /admin/clients",
    })
    void leavesOutWhatIsSaidOnceOrSaysNothing(String wanted, String page) {
        assertThat(LandingPages.of(wanted)).contains(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/clients?q=a\r\nSet-Cookie: b=c",
                "/admin/clients?q=a#b=c",
                "/admin/clients?q=%zz",
                "/admin/clients?q=<script>",
                "/admin/clients?q=\\evil"
            })
    void leavesOutAQueryThatNoBrowserWrites(String wanted) {
        assertThat(LandingPages.of(wanted)).contains("/admin/clients");
    }

    @Test
    void refusesWhatIsLongerThanAnyAddressOfOurs() {
        assertThat(LandingPages.of("/admin/clients?q=" + "a".repeat(2_000))).isEmpty();
    }
}
