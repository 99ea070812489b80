package com.emailpilot.provisioner.klaviyo;

import com.emailpilot.startup.KlaviyoApp;
import com.emailpilot.startup.WebAddress;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Klaviyo is, and what we ask people to grant there.
 *
 * @param apiUrl {@code KLAVIYO_API_URL}
 * @param scopes {@code KLAVIYO_OAUTH_SCOPES}, the same as the gateway has
 */
@ConfigurationProperties("emailpilot.klaviyo")
record KlaviyoProperties(URI apiUrl, String scopes) {

    KlaviyoProperties {
        WebAddress.require("KLAVIYO_API_URL", apiUrl);
        KlaviyoApp.scopes(scopes);
    }
}
