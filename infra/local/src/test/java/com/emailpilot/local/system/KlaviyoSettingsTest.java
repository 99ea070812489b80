package com.emailpilot.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.local.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KlaviyoSettingsTest {
    private static final Map<String, String> REAL = Map.of(
            "KLAVIYO_OAUTH_CLIENT_ID", "real-app",
            "KLAVIYO_OAUTH_CLIENT_SECRET", "real-secret",
            "KLAVIYO_OAUTH_REDIRECT_URI", "https://example.com/callback",
            "KLAVIYO_OAUTH_SCOPES", "lists:read");

    @Test
    void keepsRealCredentialsFromTheSandbox() {
        var klaviyo = with(REAL);

        assertThat(klaviyo.towardsSandbox()).doesNotContainValue("real-app").doesNotContainValue("real-secret");

        assertThat(klaviyo.ofSandbox()).doesNotContainValue("real-secret");
    }

    @Test
    void makesServicesAndSandboxAgree() {
        var klaviyo = with(Map.of());

        var services = klaviyo.towardsSandbox();

        assertThat(klaviyo.ofSandbox())
                .containsEntry("SANDBOX_CLIENT_ID", services.get("KLAVIYO_OAUTH_CLIENT_ID"))
                .containsEntry("SANDBOX_CLIENT_SECRET", services.get("KLAVIYO_OAUTH_CLIENT_SECRET"))
                .containsEntry("SANDBOX_REDIRECT_URIS", services.get("KLAVIYO_OAUTH_REDIRECT_URI"));
    }

    @Test
    void makesUpAnotherSecretEachTime() {
        var first = with(Map.of()).ofSandbox().get("SANDBOX_CLIENT_SECRET");

        var second = with(Map.of()).ofSandbox().get("SANDBOX_CLIENT_SECRET");

        assertThat(first).hasSize(48).isNotEqualTo(second);
    }

    @Test
    void hasTheScopesWithBoth() {
        var klaviyo = with(REAL);

        assertThat(klaviyo.towardsSandbox()).containsEntry("KLAVIYO_OAUTH_SCOPES", "lists:read");
        assertThat(klaviyo.towardsKlaviyo()).containsEntry("KLAVIYO_OAUTH_SCOPES", "lists:read");
    }

    @Test
    void usesRealCredentialsWithTheRealOne() {
        var environment = with(REAL).towardsKlaviyo();

        assertThat(environment)
                .containsAllEntriesOf(REAL)
                .containsEntry("KLAVIYO_API_URL", "https://a.klaviyo.com")
                .containsEntry("KLAVIYO_CONSENT_URL", "https://www.klaviyo.com");
    }

    @Test
    void saysWhatIsMissingForTheRealOne() {
        var missing = with(Map.of("KLAVIYO_OAUTH_CLIENT_ID", "real-app")).missing();

        assertThat(missing).get().asString().startsWith("KLAVIYO_OAUTH_CLIENT_SECRET not set");
    }

    @Test
    void missesNothingWhenAllIsSet() {
        var missing = with(REAL).missing();

        assertThat(missing).isEmpty();
    }

    private static KlaviyoSettings with(Map<String, String> environment) {
        return new KlaviyoSettings(new Addresses(Settings.of(Path.of("/nowhere"), environment)));
    }
}
