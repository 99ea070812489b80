package com.emailpilot.gateway.connect;

import com.emailpilot.klaviyo.AppCredentials;
import com.emailpilot.klaviyo.KlaviyoEndpoints;
import com.emailpilot.startup.KlaviyoApp;
import com.emailpilot.startup.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Klaviyo app that people connect to.
 *
 * @param enabled {@code FEATURE_KLAVIYO_OAUTH}; off hides the start of the flow
 * @param clientId {@code KLAVIYO_OAUTH_CLIENT_ID}; blank means that nobody can connect yet
 * @param clientSecret {@code KLAVIYO_OAUTH_CLIENT_SECRET}; several, separated by commas, while it is being rotated
 * @param redirectUri {@code KLAVIYO_OAUTH_REDIRECT_URI}, byte for byte as registered at Klaviyo
 * @param scopes {@code KLAVIYO_OAUTH_SCOPES}, separated by commas or blanks
 * @param consentUrl {@code KLAVIYO_CONSENT_URL}, where the consent page is
 * @param apiUrl {@code KLAVIYO_API_URL}, where tokens and API are
 */
@ConfigurationProperties("emailpilot.klaviyo")
public record KlaviyoSettings(
        boolean enabled,
        String clientId,
        String clientSecret,
        URI redirectUri,
        String scopes,
        URI consentUrl,
        URI apiUrl) {

    public KlaviyoSettings {
        clientId = clientId.strip();
        KlaviyoApp.credentials(clientId, clientSecret);
        WebAddress.require("KLAVIYO_OAUTH_REDIRECT_URI", redirectUri);
        WebAddress.require("KLAVIYO_CONSENT_URL", consentUrl);
        WebAddress.require("KLAVIYO_API_URL", apiUrl);
        KlaviyoApp.scopes(scopes);
    }

    /** Whether people can connect: the app's id and secret are known. */
    public boolean configured() {
        return credentials().isPresent();
    }

    /** Who we are at Klaviyo; empty while not configured. */
    public Optional<AppCredentials> credentials() {
        return KlaviyoApp.credentials(clientId, clientSecret);
    }

    /** The scopes to ask for, in the order in which they are configured. */
    public List<String> scopeList() {
        return KlaviyoApp.scopes(scopes);
    }

    public KlaviyoEndpoints endpoints() {
        return KlaviyoEndpoints.of(consentUrl, apiUrl);
    }

    @Override
    public String toString() {
        return "KlaviyoSettings[configured=" + configured() + ", redirectUri=" + redirectUri + "]";
    }
}
