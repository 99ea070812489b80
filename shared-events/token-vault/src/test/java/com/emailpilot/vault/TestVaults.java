package com.emailpilot.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Vaults for tests. */
public final class TestVaults {

    private TestVaults() {}

    /** A real vault whose keys are kept nowhere: each call gives new ones. */
    public static Vault ephemeral() {
        try {
            var directory = Files.createTempDirectory("vault");
            var keysetFile = directory.resolve("keyset.json");
            var vault = Vaults.local(keysetFile);
            vault.close(); // there is nothing to reload
            Files.delete(keysetFile);
            Files.delete(directory);
            return vault;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
