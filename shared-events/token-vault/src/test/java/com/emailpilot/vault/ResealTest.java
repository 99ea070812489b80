package com.emailpilot.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiKey;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResealTest {

    private static final TokenPair TOKENS = new TokenPair(new AccessToken("access"), new RefreshToken("refresh"));
    private static final TokenPlace PLACE = new TokenPlace("client-1", 2, 7);

    @TempDir
    Path directory;

    private Vault vault = TestVaults.ephemeral();
    private int oldKey;

    @BeforeEach
    void open() {
        vault = Vaults.local(directory.resolve("keyset.json"));
        oldKey = vault.keyset().primaryKeyId();
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void movesEachKindOfSecretToTheKeyThatSealsNow() {
        var tokens = vault.tokens();
        var client = tokens.sealClient(PLACE, TOKENS);
        var grant = tokens.sealGrant("grant-1", TOKENS);
        var apiKey = tokens.sealApiKey("client-1", new ApiKey("pk_1"));
        rotate();

        var access = resealed(new SealedPlace.OfAccessToken(PLACE), client.accessToken());
        var refresh = resealed(new SealedPlace.OfRefreshToken(PLACE), client.refreshToken());
        var grantNow = resealed(new SealedPlace.OfGrant("grant-1"), grant);
        var apiKeyNow = resealed(new SealedPlace.OfApiKey("client-1"), apiKey);
        disableOldKey();

        assertThat(tokens.openClient(PLACE, new SealedTokens(access, refresh))).isEqualTo(TOKENS);
        assertThat(tokens.openGrant("grant-1", grantNow)).isEqualTo(TOKENS);
        assertThat(tokens.openApiKey("client-1", apiKeyNow)).isEqualTo(new ApiKey("pk_1"));
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> tokens.openGrant("grant-1", grant));
    }

    @Test
    void tellsWhichKeyMadeIt() {
        var sealed = vault.tokens().sealGrant("grant-1", TOKENS);
        rotate();

        assertThat(vault.reseal().keyOf(sealed)).hasValue(oldKey);
        assertThat(vault.reseal().keyOf(resealed(new SealedPlace.OfGrant("grant-1"), sealed)))
                .hasValue(vault.reseal().currentKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQ", "%%%", "two words", "gAAAAABmZXJuZXQgdG9rZW4"})
    void knowsNoKeyOfWhatItDidNotMake(String text) {
        assertThat(vault.reseal().keyOf(text)).isEmpty();
    }

    @Test
    void movesNothingFromAPlaceThatIsNotItsOwn() {
        var sealed = vault.tokens().sealClient(PLACE, TOKENS);
        var place = new SealedPlace.OfAccessToken(new TokenPlace("client-1", 2, 8));

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.reseal().reseal(place, sealed.accessToken()));
    }

    private String resealed(SealedPlace place, String sealed) {
        return vault.reseal().reseal(place, sealed);
    }

    private void rotate() {
        vault.stored().promote(vault.stored().add().id());
        assertThat(vault.reload()).isTrue();
    }

    private void disableOldKey() {
        vault.stored().disable(oldKey);
        assertThat(vault.reload()).isTrue();
    }
}
