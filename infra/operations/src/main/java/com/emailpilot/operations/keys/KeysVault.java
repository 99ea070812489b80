package com.emailpilot.operations.keys;

import com.emailpilot.operations.system.SystemSettings;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the vault of the services, by the settings that they read. */
final class KeysVault {

    private static final String FILE = "EMAILPILOT_KEYSET_FILE";
    private static final String SECRET = "EMAILPILOT_KEYSET_SECRET";
    private static final String KMS_KEY = "EMAILPILOT_KMS_KEY";

    private KeysVault() {}

    static Vault open(SystemSettings settings) {
        return settings.find(FILE).map(file -> ofFile(Path.of(file))).orElseGet(() -> ofSecret(settings));
    }

    /** A file that is missing is not made here: the services would have another. */
    private static Vault ofFile(Path file) {
        if (Files.notExists(file)) {
            throw new FailedOperationException(
                    "There is no keyset file " + file + ": set " + FILE + " as it is for the services.");
        }
        return Vaults.local(file);
    }

    private static Vault ofSecret(SystemSettings settings) {
        return Vaults.secretManager(required(settings, SECRET), required(settings, KMS_KEY), Vault.RELOAD_EVERY);
    }

    private static String required(SystemSettings settings, String name) {
        return settings.find(name)
                .orElseThrow(() -> new FailedOperationException(
                        "Which keys? Set " + name + " as it is for the services (or " + FILE + " in local mode)."));
    }
}
