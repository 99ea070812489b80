package com.emailpilot.startup;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are: in a file for local mode, or in Secret Manager, encrypted by a KMS key.
 *
 * @param keysetFile readable by its owner alone; blank in production
 * @param keysetSecret version of the secret, {@code projects/…/secrets/…/versions/latest}; blank in local mode
 * @param kmsKey {@code gcp-kms://projects/…}; blank in local mode
 * @param keysetReload how often the keyset is read anew, and what this instance holds is reported
 */
@ConfigurationProperties("emailpilot")
record VaultProperties(
        @DefaultValue("") String keysetFile,
        @DefaultValue("") String keysetSecret,
        @DefaultValue("") String kmsKey,
        @DefaultValue("60s") Duration keysetReload) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    VaultProperties {
        if (keysetFile.isBlank() && keysetSecret.isBlank()) {
            throw new InvalidSettingException(
                    "EMAILPILOT_KEYSET_SECRET", "is missing: name the secret version that holds the keyset");
        }
        if (keysetFile.isBlank() && !kmsKey.startsWith("gcp-kms://")) {
            throw new InvalidSettingException(
                    "EMAILPILOT_KMS_KEY", "must be gcp-kms:// and the resource name of the key of the keyset");
        }
        if (keysetReload.compareTo(SHORTEST) < 0 || keysetReload.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException("EMAILPILOT_KEYSETRELOAD", "must be between 1s and 5m");
        }
    }

    Place place() {
        return keysetFile.isBlank() ? new Secret(keysetSecret, kmsKey) : new LocalFile(Path.of(keysetFile));
    }

    sealed interface Place {}

    record LocalFile(Path file) implements Place {}

    record Secret(String secretVersion, String kmsKey) implements Place {}
}
