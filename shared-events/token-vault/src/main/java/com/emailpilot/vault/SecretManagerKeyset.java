package com.emailpilot.vault;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** A keyset in Secret Manager, encrypted by a key that never leaves Cloud KMS. */
record SecretManagerKeyset(SecretManagerServiceClient secrets, String secretVersion, Aead keyEncryptionKey)
        implements KeysetSource {

    private static final byte[] NO_ASSOCIATED_DATA = {};

    @Override
    public KeysetHandle load() throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                download(), keyEncryptionKey, NO_ASSOCIATED_DATA, AeadConfig2026.get());
    }

    @Override
    public String description() {
        return "keyset secret " + secretVersion;
    }

    private String download() throws IOException {
        try {
            return secrets.accessSecretVersion(secretVersion)
                    .getPayload()
                    .getData()
                    .toStringUtf8();
        } catch (ApiException e) {
            throw new IOException("Secret Manager answers " + e.getStatusCode().getCode(), e);
        }
    }
}
