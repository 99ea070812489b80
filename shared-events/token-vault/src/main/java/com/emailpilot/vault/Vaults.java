package com.emailpilot.vault;

import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.integration.gcpkms.GcpKmsClient;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Opens a vault; a keyset that cannot be used throws {@link KeysetUnusableException} with one line for the operator. */
public final class Vaults {

    private Vaults() {}

    /** Local mode: keys in a file with mode 0600, made if missing; several processes may start at once. */
    public static Vault local(Path keysetFile) {
        return local(keysetFile, Vault.RELOAD_EVERY);
    }

    /** The same, with other times between two reloads. */
    public static Vault local(Path keysetFile, Duration reloadEvery) {
        return new Vault(new LocalKeysetFile(keysetFile), reloadEvery);
    }

    /**
     * Production: keys in a Secret Manager secret, encrypted by a KMS key, with the credentials of this machine.
     *
     * @param secretVersion {@code projects/…/secrets/…/versions/latest}; holds Tink's encrypted JSON keyset
     * @param keyUri {@code gcp-kms://projects/…/cryptoKeys/…}
     */
    public static Vault secretManager(String secretVersion, String keyUri, Duration reloadEvery) {
        return new Vault(new SecretManagerKeyset(secretManager(), secretVersion, kmsKey(keyUri)), reloadEvery);
    }

    private static SecretManagerServiceClient secretManager() {
        try {
            return SecretManagerServiceClient.create();
        } catch (IOException e) {
            throw new KeysetUnusableException("Cannot reach Secret Manager: this machine has no Google credentials", e);
        }
    }

    private static Aead kmsKey(String keyUri) {
        try {
            return new GcpKmsClient().withDefaultCredentials().getAead(keyUri);
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusableException("Cannot reach the KMS key " + keyUri, e);
        }
    }
}
