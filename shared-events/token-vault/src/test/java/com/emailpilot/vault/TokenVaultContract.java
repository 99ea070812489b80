package com.emailpilot.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiKey;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everyone may expect of {@link TokenVault}. */
abstract class TokenVaultContract {

    private static final String ACCESS = "access-canary-1";
    private static final String REFRESH = "refresh-canary-1-é";
    private static final TokenPair TOKENS = new TokenPair(new AccessToken(ACCESS), new RefreshToken(REFRESH));
    private static final TokenPlace PLACE = new TokenPlace("client-1", 3, 7);

    abstract TokenVault vault();

    @Test
    void opensAGrantThatItSealed() {
        var sealed = vault().sealGrant("grant-1", TOKENS);

        var opened = vault().openGrant("grant-1", sealed);

        assertThat(opened).isEqualTo(TOKENS);
    }

    @Test
    void opensTheTokensOfAClientThatItSealed() {
        var sealed = vault().sealClient(PLACE, TOKENS);

        var opened = vault().openClient(PLACE, sealed);

        assertThat(opened).isEqualTo(TOKENS);
    }

    @Test
    void opensEachTokenOfAClientAlone() {
        var sealed = vault().sealClient(PLACE, TOKENS);

        var access = vault().openAccessToken(PLACE, sealed.accessToken());
        var refresh = vault().openRefreshToken(PLACE, sealed.refreshToken());

        assertThat(new TokenPair(access, refresh)).isEqualTo(TOKENS);
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault().openRefreshToken(PLACE, sealed.accessToken()));
    }

    @Test
    void opensAnApiKeyForItsOwnClientOnly() {
        var sealed = vault().sealApiKey("client-1", new ApiKey("pk_canary"));

        var opened = vault().openApiKey("client-1", sealed);

        assertThat(opened).isEqualTo(new ApiKey("pk_canary"));
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> vault().openApiKey("client-2", sealed));
    }

    @Test
    void givesTextForAnyFieldAndAddress() {
        var sealed = vault().sealClient(PLACE, TOKENS);

        assertThat(List.of(sealed.accessToken(), sealed.refreshToken(), vault().sealGrant("grant-1", TOKENS)))
                .allMatch(text -> text.matches("[A-Za-z0-9_-]+"))
                .noneMatch(text -> text.contains("canary"));
    }

    @Test
    void sealsTheSameTokensDifferentlyEachTime() {
        var sealed = new ArrayList<String>();

        for (int i = 0; i < 100; i++) {
            var client = vault().sealClient(PLACE, TOKENS);
            sealed.addAll(List.of(client.accessToken(), client.refreshToken(), vault().sealGrant("grant-1", TOKENS)));
        }

        assertThat(sealed).doesNotHaveDuplicates();
    }

    @Test
    void keepsTheTokensOfOneGrantShutForAnother() {
        var sealed = vault().sealGrant("grant-1", TOKENS);

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault().openGrant("grant-2", sealed))
                .withMessageContaining("grant-2");
    }

    static Stream<TokenPlace> otherPlaces() {
        return Stream.of(
                new TokenPlace("client-2", 3, 7), new TokenPlace("client-1", 4, 7), new TokenPlace("client-1", 3, 8));
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void keepsTheTokensOfOnePlaceShutInAnother(TokenPlace other) {
        var sealed = vault().sealClient(PLACE, TOKENS);

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault().openClient(other, sealed))
                .withMessageContaining(other.clientId());
    }

    @Test
    void keepsEachTokenShutInTheFieldOfTheOther() {
        var sealed = vault().sealClient(PLACE, TOKENS);
        var onlyAccess = new SealedTokens(sealed.accessToken(), sealed.accessToken());
        var onlyRefresh = new SealedTokens(sealed.refreshToken(), sealed.refreshToken());

        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> vault().openClient(PLACE, onlyAccess));
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> vault().openClient(PLACE, onlyRefresh));
    }

    @Test
    void keepsAGrantShutAsAClient() {
        var sealed = vault().sealGrant("grant-1", TOKENS);

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault().openClient(PLACE, new SealedTokens(sealed, sealed)));
    }

    @Test
    void noticesEveryDamagedCharacter() {
        var sealed = vault().sealGrant("grant-1", TOKENS);

        for (int i = 0; i < sealed.length() - 1; i++) {
            var damaged = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'B' : 'A') + sealed.substring(i + 1);
            assertThatExceptionOfType(SealBrokenException.class)
                    .isThrownBy(() -> vault().openGrant("grant-1", damaged));
        }
    }

    static Stream<String> rubbish() {
        return Stream.of("", "A", "!", "not sealed at all", "Ä", "A".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void keepsRubbishShut(String rubbish) {
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> vault().openGrant("grant-1", rubbish));
    }

    @Test
    void showsNoTokenInTextOrException() {
        var sealed = vault().sealClient(PLACE, TOKENS);

        var broken = catchThrowableOfType(
                SealBrokenException.class, () -> vault().openClient(new TokenPlace("client-2", 3, 7), sealed));

        assertThat(broken).hasNoCause();
        assertThat(broken.getMessage())
                .isEqualTo("The sealed access_token of client client-2, generation 3, version 7, does not open");
        assertThat(sealed.toString()).isEqualTo("SealedTokens[redacted]");
    }
}
