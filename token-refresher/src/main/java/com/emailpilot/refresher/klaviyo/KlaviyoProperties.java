package com.emailpilot.refresher.klaviyo;

import com.emailpilot.klaviyo.AppCredentials;
import com.emailpilot.klaviyo.KlaviyoEndpoints;
import com.emailpilot.startup.KlaviyoApp;
import com.emailpilot.startup.WebAddress;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who we are at Klaviyo, and where it is.
 *
 * @param clientId {@code KLAVIYO_OAUTH_CLIENT_ID}
 * @param clientSecret {@code KLAVIYO_OAUTH_CLIENT_SECRET}; several, separated by commas, while it is being rotated
 * @param apiUrl {@code KLAVIYO_API_URL}
 */
@ConfigurationProperties("emailpilot.klaviyo")
record KlaviyoProperties(String clientId, String clientSecret, URI apiUrl) {

    KlaviyoProperties {
        WebAddress.require("KLAVIYO_API_URL", apiUrl);
        KlaviyoApp.credentials(clientId, clientSecret);
    }

    /** Empty while nobody can connect, since the app's id or secret is missing. */
    Optional<AppCredentials> credentials() {
        return KlaviyoApp.credentials(clientId, clientSecret);
    }

    KlaviyoEndpoints endpoints() {
        return KlaviyoEndpoints.of(apiUrl, apiUrl);
    }

    @Override
    public String toString() {
        return "KlaviyoProperties[configured=" + credentials().isPresent() + ", apiUrl=" + apiUrl + "]";
    }
}
