package com.emailpilot.startup;

import com.emailpilot.klaviyo.AppCredentials;
import com.emailpilot.klaviyo.ClientSecret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who we are at Klaviyo, from the settings of a service. */
public final class KlaviyoApp {

    private static final Set<String> KNOWN_DEFAULTS = Set.of("changeme", "change-me", "secret", "your-client-secret");

    private KlaviyoApp() {}

    /**
     * The app that people connect to; empty while its id or every secret is missing.
     *
     * @param clientId {@code KLAVIYO_OAUTH_CLIENT_ID}
     * @param clientSecret {@code KLAVIYO_OAUTH_CLIENT_SECRET}; several, separated by commas, while it is being rotated
     * @throws InvalidSettingException if a secret is a well-known placeholder
     */
    public static Optional<AppCredentials> credentials(String clientId, String clientSecret) {
        var secrets = secretsIn(clientSecret);
        if (secrets.stream().anyMatch(secret -> KNOWN_DEFAULTS.contains(secret.toLowerCase(Locale.ROOT)))) {
            throw new InvalidSettingException(
                    "KLAVIYO_OAUTH_CLIENT_SECRET",
                    "is a well-known placeholder: set the secret that Klaviyo shows for the app");
        }
        return clientId.isBlank() || secrets.isEmpty()
                ? Optional.empty()
                : Optional.of(new AppCredentials(
                        clientId.strip(),
                        secrets.stream().map(ClientSecret::new).toList()));
    }

    /**
     * What we ask people to grant, in the order in which it is configured.
     *
     * @param scopes {@code KLAVIYO_OAUTH_SCOPES}, separated by commas or blanks
     * @throws InvalidSettingException if it names none
     */
    public static List<String> scopes(String scopes) {
        var wanted = Arrays.stream(scopes.split("[,\\s]+", -1))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            throw new InvalidSettingException(
                    "KLAVIYO_OAUTH_SCOPES", "is empty: accounts:read is the least that is needed");
        }
        return wanted;
    }

    private static List<String> secretsIn(String secrets) {
        return Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }
}
