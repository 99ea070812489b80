package com.emailpilot.gateway.signin;

import com.emailpilot.gateway.settings.InvalidSettingException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where browsers reach this gateway; headers of a request never say it.
 *
 * @param publicUrl any URL of ours, such as the OAuth redirect URI; only its scheme and host count
 */
@ConfigurationProperties("emailpilot")
record PublicAddressProperties(@Nullable URI publicUrl) {

    private static final String SETTING = "KLAVIYO_OAUTH_REDIRECT_URI";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    PublicAddressProperties {
        if (publicUrl == null || publicUrl.getHost() == null) {
            throw new InvalidSettingException(
                    SETTING, "is missing: set it to https://<your host>/api/integrations/klaviyo/oauth/callback");
        }
        if (!Set.of("http", "https").contains(publicUrl.getScheme())) {
            throw new InvalidSettingException(SETTING, "must be an https URL");
        }
        if (publicUrl.getScheme().equals("http") && !LOOPBACK.contains(publicUrl.getHost())) {
            throw new InvalidSettingException(SETTING, "must be https: plain http is for loopback only");
        }
    }

    boolean secure() {
        return publicUrl != null && publicUrl.getScheme().equals("https");
    }

    boolean loopback() {
        return publicUrl != null && LOOPBACK.contains(publicUrl.getHost());
    }
}
