package com.emailpilot.local.system;

import com.emailpilot.local.settings.Port;
import com.emailpilot.local.settings.Settings;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which Klaviyo the services talk to, and as which app. The sandbox has an app of its own, so that real credentials in
 * {@code .env} are used with the real Klaviyo only.
 */
final class KlaviyoSettings {
    private static final String CLIENT_ID = "KLAVIYO_OAUTH_CLIENT_ID";
    private static final String CLIENT_SECRET = "KLAVIYO_OAUTH_CLIENT_SECRET";
    private static final String REDIRECT_URI = "KLAVIYO_OAUTH_REDIRECT_URI";
    private static final List<String> WITH_BOTH = List.of("KLAVIYO_OAUTH_SCOPES", "FEATURE_KLAVIYO_OAUTH");
    private static final String CONSENT_URL = "KLAVIYO_CONSENT_URL";
    private static final String API_URL = "KLAVIYO_API_URL";
    private static final String SANDBOX_PREFIX = "SANDBOX_";
    private static final String SANDBOX_APP = "emailpilot-sandbox";
    private static final int SECRET_BYTES = 24;

    private final Settings settings;
    private final Addresses addresses;
    private final String sandboxSecret;

    KlaviyoSettings(Addresses addresses) {
        this.settings = addresses.settings();
        this.addresses = addresses;
        this.sandboxSecret = settings.find("SANDBOX_CLIENT_SECRET").orElseGet(KlaviyoSettings::newSecret);
    }

    /** For the services when the sandbox is Klaviyo. */
    Map<String, String> towardsSandbox() {
        var environment = chosen(WITH_BOTH);
        environment.put(
                "KLAVIYO_CONSENT_URL", addresses.at(Port.SANDBOX_CONSENT).toString());
        environment.put(API_URL, addresses.at(Port.SANDBOX_API).toString());
        environment.put(CLIENT_ID, sandboxApp());
        environment.put(CLIENT_SECRET, sandboxSecret);
        environment.put(REDIRECT_URI, callback());
        return environment;
    }

    /** For the services when Klaviyo is Klaviyo. */
    Map<String, String> towardsKlaviyo() {
        var environment = chosen(WITH_BOTH);
        environment.putAll(chosen(List.of(CLIENT_ID, CLIENT_SECRET)));
        environment.put(CONSENT_URL, settings.get(CONSENT_URL, "https://www.klaviyo.com"));
        environment.put(API_URL, settings.get(API_URL, "https://a.klaviyo.com"));
        environment.put(REDIRECT_URI, settings.get(REDIRECT_URI, callback()));
        return environment;
    }

    /** For the sandbox itself: what is set for it, and what the services must agree with. */
    Map<String, String> ofSandbox() {
        var environment = new HashMap<String, String>();
        settings.all().forEach((name, value) -> {
            if (name.startsWith(SANDBOX_PREFIX)) {
                environment.put(name, value);
            }
        });
        environment.put(Port.SANDBOX_CONSENT.setting(), Integer.toString(settings.port(Port.SANDBOX_CONSENT)));
        environment.put(Port.SANDBOX_API.setting(), Integer.toString(settings.port(Port.SANDBOX_API)));
        environment.put("SANDBOX_CLIENT_ID", sandboxApp());
        environment.put("SANDBOX_CLIENT_SECRET", sandboxSecret);
        environment.put("SANDBOX_REDIRECT_URIS", settings.get("SANDBOX_REDIRECT_URIS", callback()));
        return environment;
    }

    /** What a person who wants the real Klaviyo forgot to set. */
    Optional<String> missing() {
        var absent = List.of(CLIENT_ID, CLIENT_SECRET).stream()
                .filter(name -> settings.find(name).isEmpty())
                .toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" and ", absent) + " not set: connecting will say \"not configured\".");
    }

    private String sandboxApp() {
        return settings.get("SANDBOX_CLIENT_ID", SANDBOX_APP);
    }

    private String callback() {
        return addresses.at(Port.GATEWAY) + "/api/integrations/klaviyo/oauth/callback";
    }

    private Map<String, String> chosen(List<String> names) {
        var environment = new HashMap<String, String>();
        names.forEach(name -> settings.find(name).ifPresent(value -> environment.put(name, value)));
        return environment;
    }

    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
