package com.emailpilot.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SecretManagerVaultTest extends TokenVaultContract {

    private static final String VERSION = "projects/example/secrets/token-keyset/versions/latest";
    private static final TokenPair TOKENS = new TokenPair(new AccessToken("access"), new RefreshToken("refresh"));

    private final FakeSecretManager secrets = new FakeSecretManager();
    private final Aead keyEncryptionKey = aead(keyset());
    private final KeysetHandle first = keyset();
    private Vault vault = TestVaults.ephemeral();

    SecretManagerVaultTest() throws IOException, GeneralSecurityException {}

    @BeforeEach
    void open() throws GeneralSecurityException {
        vault.close();
        store(first);
        vault = Vaults.secretManager(secrets.client(), VERSION, keyEncryptionKey);
    }

    @AfterEach
    void close() {
        vault.close();
        secrets.close();
    }

    @Override
    TokenVault vault() {
        return vault.tokens();
    }

    @Test
    void opensOldAndSealsWithTheNewKeyAfterARotation() throws GeneralSecurityException {
        var old = vault.tokens().sealGrant("grant-1", TOKENS);
        var firstId = vault.keyset().primaryKeyId();

        store(rotated(first));
        assertThat(vault.reload()).isTrue();

        assertThat(vault.tokens().openGrant("grant-1", old)).isEqualTo(TOKENS);
        assertThat(vault.keyset().keyIds()).hasSize(2).contains(firstId);
        assertThat(vault.keyset().primaryKeyId()).isNotEqualTo(firstId);
        var fresh = vault.tokens().sealGrant("grant-1", TOKENS);
        assertThat(fresh.substring(0, 6)).isNotEqualTo(old.substring(0, 6));
    }

    @Test
    void keepsItsKeysWhenAReloadFails() {
        var sealed = vault.tokens().sealGrant("grant-1", TOKENS);

        secrets.put(VERSION, "{}");
        assertThat(vault.reload()).isFalse();
        secrets.remove(VERSION);
        assertThat(vault.reload()).isFalse();

        assertThat(vault.tokens().openGrant("grant-1", sealed)).isEqualTo(TOKENS);
        assertThat(vault.failedReloads()).isEqualTo(2);
    }

    @Test
    void reloadsByItselfAlsoAfterAFailure() throws InterruptedException {
        var source = new SecretManagerKeyset(secrets.client(), VERSION, keyEncryptionKey);

        try (var reloading = new Vault(source, Duration.ofMillis(1))) {
            secrets.remove(VERSION);

            assertThat(secrets.wasRead(10)).isTrue();
            assertThat(reloading.failedReloads()).isPositive();
        }
    }

    @Test
    void staysShutForAKeyThatWasTakenAway() throws GeneralSecurityException {
        var sealed = vault.tokens().sealGrant("grant-1", TOKENS);

        store(keyset());
        assertThat(vault.reload()).isTrue();

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.tokens().openGrant("grant-1", sealed));
    }

    @Test
    void refusesToStartWithoutTheSecret() {
        secrets.remove(VERSION);

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> Vaults.secretManager(secrets.client(), VERSION, keyEncryptionKey))
                .withMessage("Cannot use the keyset secret " + VERSION + ": Secret Manager answers NOT_FOUND");
    }

    @Test
    void refusesToStartWithTheWrongKeyEncryptionKey() throws GeneralSecurityException {
        var wrong = aead(keyset());

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> Vaults.secretManager(secrets.client(), VERSION, wrong))
                .withMessage("Cannot use the keyset secret " + VERSION + ": it is damaged or encrypted by another key");
    }

    private void store(KeysetHandle keyset) throws GeneralSecurityException {
        secrets.put(
                VERSION,
                TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                        keyset, keyEncryptionKey, new byte[0], AeadConfig2026.get()));
    }

    private static KeysetHandle keyset() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    private static KeysetHandle rotated(KeysetHandle keyset) throws GeneralSecurityException {
        var added = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary();
        return KeysetHandle.newBuilder(keyset)
                .addEntry(added)
                .setConfiguration(AeadConfig2026.get())
                .build();
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }
}
