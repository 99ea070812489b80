package com.emailpilot.vault;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.cloud.secretmanager.v1.SecretPayload;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicLong;

/** A keyset in Secret Manager, encrypted by a key that never leaves Cloud KMS; each change is a new version. */
final class SecretManagerKeyset implements KeysetSource {

    private static final byte[] NO_ASSOCIATED_DATA = {};
    private static final String VERSIONS = "/versions/";
    private static final String LATEST = VERSIONS + "latest";

    private final SecretManagerServiceClient secrets;
    private final String secretVersion;
    private final Aead keyEncryptionKey;
    private final AtomicLong newestSeen = new AtomicLong();

    SecretManagerKeyset(SecretManagerServiceClient secrets, String secretVersion, Aead keyEncryptionKey) {
        this.secrets = secrets;
        this.secretVersion = secretVersion;
        this.keyEncryptionKey = keyEncryptionKey;
    }

    @Override
    public void prepare() {
        // an operator makes it, see the README
    }

    /** {@code latest} may lag behind for minutes, a version that is named by its number never does. */
    @Override
    public StoredKeyset load() throws GeneralSecurityException, IOException {
        var found = version(secretVersion);
        long newest = newestSeen.accumulateAndGet(number(found.version()), Math::max);
        return number(found.version()) < newest ? version(newest) : found;
    }

    /**
     * Secret Manager numbers its versions and has no condition for a new one. So the number tells afterwards whether
     * somebody was faster; then what all of them stored is joined in one more version.
     */
    @Override
    public boolean store(KeysetHandle changed, StoredKeyset asRead) throws GeneralSecurityException, IOException {
        if (!secretVersion.endsWith(LATEST)) {
            throw new IOException("it names one version: name " + secret() + LATEST + " to change it");
        }
        long base = number(asRead.version());
        long added = add(changed);
        if (added == base + 1) {
            return true;
        }
        join(base, added);
        return false;
    }

    @Override
    public String description() {
        return "keyset secret " + secretVersion;
    }

    private void join(long base, long added) throws GeneralSecurityException, IOException {
        var joined = version(base + 1).keys();
        long from = base + 2;
        long to = added;
        do {
            for (long number = from; number <= to; number++) {
                joined = Keys.joined(joined, version(number).keys());
            }
            from = to + 1;
            to = add(joined);
        } while (to != from);
    }

    private long add(KeysetHandle keys) throws GeneralSecurityException, IOException {
        var text = TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                keys, keyEncryptionKey, NO_ASSOCIATED_DATA, AeadConfig2026.get());
        var payload = SecretPayload.newBuilder().setData(ByteString.copyFromUtf8(text));
        try {
            long added =
                    number(secrets.addSecretVersion(secret(), payload.build()).getName());
            newestSeen.accumulateAndGet(added, Math::max);
            return added;
        } catch (ApiException e) {
            throw answered(e);
        }
    }

    private StoredKeyset version(long number) throws GeneralSecurityException, IOException {
        return version(secret() + VERSIONS + number);
    }

    private StoredKeyset version(String name) throws GeneralSecurityException, IOException {
        try {
            var answer = secrets.accessSecretVersion(name);
            var keys = TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                    answer.getPayload().getData().toStringUtf8(),
                    keyEncryptionKey,
                    NO_ASSOCIATED_DATA,
                    AeadConfig2026.get());
            return new StoredKeyset(keys, answer.getName());
        } catch (ApiException e) {
            throw answered(e);
        }
    }

    private String secret() {
        int end = secretVersion.indexOf(VERSIONS);
        return end < 0 ? secretVersion : secretVersion.substring(0, end);
    }

    private static long number(String version) {
        return Long.parseLong(version.substring(version.lastIndexOf('/') + 1));
    }

    private static IOException answered(ApiException e) {
        return new IOException("Secret Manager answers " + e.getStatusCode().getCode(), e);
    }
}
