package com.emailpilot.vault;

import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.integration.gcpkms.GcpKmsClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Opens a vault; a keyset that cannot be used throws {@link KeysetUnusableException} with one line for the operator. */
public final class Vaults {

    private Vaults() {}

    /** Local mode: keys in a file with mode 0600, made if missing; several processes may start at once. */
    public static Vault local(Path keysetFile) {
        return new Vault(new LocalKeysetFile(keysetFile));
    }

    /**
     * Production: keys in a Secret Manager secret, encrypted by a KMS key.
     *
     * @param secretVersion {@code projects/…/secrets/…/versions/latest}; holds Tink's encrypted JSON keyset
     * @param keyEncryptionKey see {@link #kmsKey}
     */
    public static Vault secretManager(SecretManagerServiceClient secrets, String secretVersion, Aead keyEncryptionKey) {
        return new Vault(new SecretManagerKeyset(secrets, secretVersion, keyEncryptionKey));
    }

    /** The Cloud KMS key at {@code gcp-kms://projects/…/cryptoKeys/…}, with the credentials of this machine. */
    public static Aead kmsKey(String keyUri) {
        try {
            return new GcpKmsClient().withDefaultCredentials().getAead(keyUri);
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusableException("Cannot reach the KMS key " + keyUri, e);
        }
    }
}
