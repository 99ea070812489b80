package com.emailpilot.provisioner.klaviyo;

import com.emailpilot.startup.WebAddress;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Klaviyo is.
 *
 * @param apiUrl {@code KLAVIYO_API_URL}
 */
@ConfigurationProperties("emailpilot.klaviyo")
record KlaviyoProperties(URI apiUrl) {

    KlaviyoProperties {
        WebAddress.require("KLAVIYO_API_URL", apiUrl);
    }
}
