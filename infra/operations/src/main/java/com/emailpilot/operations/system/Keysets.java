package com.emailpilot.operations.system;

import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import java.nio.file.Files;
import java.nio.file.Path;

/** The keyset of a system. */
public final class Keysets {

    private static final String FILE = "EMAILPILOT_KEYSET_FILE";

    private Keysets() {}

    /** Opens it where the settings say it is, as the services do; a file that is missing is not made. */
    public static Vault open(SystemSettings settings) {
        return settings.find(FILE).map(file -> file(Path.of(file))).orElseGet(() -> secret(settings));
    }

    private static Vault file(Path file) {
        if (Files.notExists(file)) {
            throw new FailedOperationException(
                    "There is no keyset file " + file + ": set " + FILE + " as it is for the services.");
        }
        return Vaults.local(file);
    }

    private static Vault secret(SystemSettings settings) {
        return Vaults.secretManager(
                required(settings, "EMAILPILOT_KEYSET_SECRET"),
                required(settings, "EMAILPILOT_KMS_KEY"),
                Vault.RELOAD_EVERY);
    }

    private static String required(SystemSettings settings, String name) {
        return settings.find(name)
                .orElseThrow(() -> new FailedOperationException(
                        name + " is not set: set it as for the services, or " + FILE + " in local mode."));
    }
}
