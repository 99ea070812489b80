package com.emailpilot.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VaultPropertiesTest {

    private static final Duration OFTEN = Duration.ofSeconds(60);

    @Test
    void takesTheFileWhereThereIsOne() {
        var place = new VaultProperties("/home/somebody/keyset.json", "", "", OFTEN).place();

        assertThat(place).isEqualTo(new VaultProperties.LocalFile(Path.of("/home/somebody/keyset.json")));
    }

    @Test
    void takesTheSecretThatTheKmsKeyOpens() {
        var place = new VaultProperties("", "projects/p/secrets/keyset/versions/latest", "gcp-kms://projects/p", OFTEN)
                .place();

        assertThat(place)
                .isEqualTo(new VaultProperties.Secret(
                        "projects/p/secrets/keyset/versions/latest", "gcp-kms://projects/p"));
    }

    @Test
    void needsOneOfThem() {
        assertThatThrownBy(() -> new VaultProperties("", "", "", OFTEN))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_KEYSET_SECRET ");
    }

    @Test
    void needsTheKeyOfTheSecret() {
        assertThatThrownBy(() -> new VaultProperties("", "projects/p/secrets/keyset/versions/latest", "a-key", OFTEN))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_KMS_KEY ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.9S", "PT5M1S", "PT0S"})
    void reloadsNeitherAllTheTimeNorHardlyEver(Duration every) {
        assertThatThrownBy(() -> new VaultProperties("/home/somebody/keyset.json", "", "", every))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_KEYSETRELOAD ");
    }
}
