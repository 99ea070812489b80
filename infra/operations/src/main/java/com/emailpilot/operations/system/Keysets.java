package com.emailpilot.operations.system;

import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The keyset of a system. */
public final class Keysets {

    private Keysets() {}

    /** Opens it where the settings say it is, as the services do. */
    public static Vault open(SystemSettings settings) {
        return settings.find("EMAILPILOT_KEYSET_FILE")
                .map(file -> Vaults.local(Path.of(file)))
                .orElseGet(() -> secret(settings));
    }

    private static Vault secret(SystemSettings settings) {
        var version = required(settings, "EMAILPILOT_KEYSET_SECRET");
        var key = Vaults.kmsKey(required(settings, "EMAILPILOT_KMS_KEY"));
        try {
            return Vaults.secretManager(SecretManagerServiceClient.create(), version, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(SystemSettings settings, String name) {
        return settings.find(name)
                .orElseThrow(() -> new FailedOperationException(
                        name + " is not set: set it as for the services, or EMAILPILOT_KEYSET_FILE in local mode."));
    }
}
