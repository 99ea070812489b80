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

    private static final String VERSION = FakeSecretManager.LATEST;
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration START_LIMIT = Duration.ofSeconds(5);
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
        vault = new Vault(source(keyEncryptionKey), NEVER, START_LIMIT);
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

        secrets.put("{}");
        assertThat(vault.reload()).isFalse();
        secrets.removeAll();
        assertThat(vault.reload()).isFalse();

        assertThat(vault.tokens().openGrant("grant-1", sealed)).isEqualTo(TOKENS);
        assertThat(vault.failedReloads()).isEqualTo(2);
    }

    @Test
    void reloadsByItselfAlsoAfterAFailure() throws InterruptedException {
        try (var reloading = new Vault(source(keyEncryptionKey), Duration.ofMillis(1), START_LIMIT)) {
            secrets.removeAll();

            assertThat(secrets.wasRead(10)).isTrue();
            assertThat(reloading.failedReloads()).isPositive();
        }
    }

    @Test
    void keepsAKeyThatSomebodyLost() throws GeneralSecurityException { // F44
        var sealed = vault.tokens().sealGrant("grant-1", TOKENS);
        var key = StoredKey.name(vault.keyset().primaryKeyId());

        store(keyset());
        assertThat(vault.reload()).isFalse();

        assertThat(vault.tokens().openGrant("grant-1", sealed)).isEqualTo(TOKENS);
        assertThat(vault.trouble())
                .contains("Cannot reload the keyset secret " + VERSION + ": it lacks key " + key + ", which is in use");
    }

    @Test
    void staysShutForAKeyThatWasDisabled() throws GeneralSecurityException {
        var sealed = vault.tokens().sealGrant("grant-1", TOKENS);
        var key = vault.keyset().primaryKeyId();
        store(rotated(first));

        vault.stored().disable(key);
        assertThat(vault.reload()).isTrue();

        assertThat(vault.keyset().keyIds()).doesNotContain(key);
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.tokens().openGrant("grant-1", sealed));
    }

    @Test
    void neverGoesBackToAnOlderVersion() throws GeneralSecurityException {
        store(rotated(first));
        assertThat(vault.reload()).isTrue();

        secrets.letLatestLagBehind(1);
        assertThat(vault.reload()).isTrue();

        assertThat(vault.keyset().keyIds()).hasSize(2);
    }

    @Test
    void refusesToStartWithoutTheSecret() {
        secrets.removeAll();

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> new Vault(source(keyEncryptionKey), NEVER, START_LIMIT))
                .withMessage("Cannot use the keyset secret " + VERSION + ": Secret Manager answers NOT_FOUND");
    }

    @Test
    void refusesToStartWhereNobodyAnswers() { // F44
        secrets.fallSilent();

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> new Vault(source(keyEncryptionKey), NEVER, Duration.ofSeconds(1)))
                .withMessage("Cannot use the keyset secret " + VERSION + ": no answer within 1 s");
    }

    @Test
    void refusesToStartWithTheWrongKeyEncryptionKey() throws GeneralSecurityException {
        var wrong = source(aead(keyset()));

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> new Vault(wrong, NEVER, START_LIMIT))
                .withMessage("Cannot use the keyset secret " + VERSION + ": it is damaged or encrypted by another key");
    }

    private SecretManagerKeyset source(Aead kek) {
        return new SecretManagerKeyset(secrets.client(), VERSION, kek);
    }

    private void store(KeysetHandle keyset) throws GeneralSecurityException {
        secrets.put(TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
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
