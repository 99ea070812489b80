package com.emailpilot.gateway.signin;

import com.emailpilot.startup.WebAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where browsers reach this gateway; headers of a request never say it.
 *
 * @param publicUrl any URL of ours, such as the OAuth redirect URI; only its scheme and host count
 */
@ConfigurationProperties("emailpilot")
public record PublicAddressProperties(@Nullable URI publicUrl) {

    private static final String SETTING = "KLAVIYO_OAUTH_REDIRECT_URI";

    public PublicAddressProperties {
        WebAddress.require(SETTING, publicUrl);
    }

    /** A page of ours, as a person at home reaches it. */
    public URI page(String path) {
        return checked().resolve(path);
    }

    boolean secure() {
        return "https".equals(checked().getScheme());
    }

    boolean loopback() {
        return WebAddress.isLoopback(checked());
    }

    private URI checked() {
        return WebAddress.require(SETTING, publicUrl);
    }
}
