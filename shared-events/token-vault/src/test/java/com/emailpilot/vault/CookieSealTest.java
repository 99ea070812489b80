package com.emailpilot.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CookieSealTest {

    private final Vault vault = TestVaults.ephemeral();

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void opensWhatItSealedForTheSameUse() {
        var sealed = vault.cookies().seal("clear".getBytes(UTF_8), "session");

        var opened = vault.cookies().open(sealed, "session");

        assertThat(opened)
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("clear"));
        assertThat(sealed).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void staysShutForAnotherUse() {
        var sealed = vault.cookies().seal("clear".getBytes(UTF_8), "session");

        var opened = vault.cookies().open(sealed, "flow");

        assertThat(opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "%%%", "c2Vzc2lvbg", "two words"})
    void staysShutForWhateverAStrangerSends(String sealed) {
        var opened = vault.cookies().open(sealed, "session");

        assertThat(opened).isEmpty();
    }

    @Test
    void neverOpensATokenNorMakesOne() {
        var tokens = new TokenPair(new AccessToken("access"), new RefreshToken("refresh"));
        var grant = vault.tokens().sealGrant("1", tokens);
        var cookie = vault.cookies().seal("clear".getBytes(UTF_8), "grant|1");

        assertThat(vault.cookies().open(grant, "grant|1")).isEmpty();
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.tokens().openGrant("1", cookie));
    }
}
