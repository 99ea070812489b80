package com.emailpilot.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SecretManagerStoredKeysTest extends StoredKeysContract {

    private final FakeSecretManager secrets = new FakeSecretManager();
    private final Aead keyEncryptionKey = keyset().getPrimitive(AeadConfig2026.get(), Aead.class);

    SecretManagerStoredKeysTest() throws IOException, GeneralSecurityException {}

    @BeforeEach
    void make() throws GeneralSecurityException {
        secrets.put(TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                keyset(), keyEncryptionKey, new byte[0], AeadConfig2026.get()));
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Override
    KeysetSource another() {
        return named(FakeSecretManager.LATEST);
    }

    @Override
    void loseKeyset() {
        secrets.removeAll();
    }

    @Test
    void addsOneVersionForEachChange() {
        var keys = new StoredKeys(another());

        keys.promote(keys.add().id());

        assertThat(secrets.newest()).isEqualTo(3);
    }

    @Test
    void undoesNothingThatSomebodyElseStoredInTheSameMoment() throws Exception {
        var keys = new StoredKeys(another());
        var first = keys.list().getFirst().id();
        var second = keys.add().id();
        secrets.beforeNextAdd(() -> new StoredKeys(another()).promote(second));

        var third = added(another());

        assertThat(keys.list())
                .startsWith(
                        new StoredKey(first, StoredKey.State.RETIRED), new StoredKey(second, StoredKey.State.PRIMARY))
                .endsWith(new StoredKey(third, StoredKey.State.ADDED));
    }

    @Test
    void losesNothingWhereLatestLagsBehind() {
        var added = new StoredKeys(another()).add().id();
        secrets.letLatestLagBehind(1);

        var late = new StoredKeys(another()).add().id();

        secrets.letLatestLagBehind(0);
        assertThat(new StoredKeys(another()).list())
                .extracting(StoredKey::id)
                .contains(added)
                .hasSizeBetween(2, 3);
        assertThat(late).isNotZero();
    }

    @Test
    void changesNothingWhereOneVersionIsNamed() {
        var keys = new StoredKeys(named(FakeSecretManager.SECRET + "/versions/1"));

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(keys::add)
                .withMessageEndingWith("it names one version: name " + FakeSecretManager.LATEST + " to change it");
        assertThat(secrets.newest()).isEqualTo(1);
    }

    private KeysetSource named(String version) {
        return new SecretManagerKeyset(secrets.client(), version, keyEncryptionKey);
    }

    private static KeysetHandle keyset() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }
}
