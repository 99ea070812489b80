package com.emailpilot.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class VaultPropertiesTest {

    @Test
    void takesTheFileWhereThereIsOne() {
        var place = new VaultProperties("/home/somebody/keyset.json", "", "").place();

        assertThat(place).isEqualTo(new VaultProperties.LocalFile(Path.of("/home/somebody/keyset.json")));
    }

    @Test
    void takesTheSecretThatTheKmsKeyOpens() {
        var place =
                new VaultProperties("", "projects/p/secrets/keyset/versions/latest", "gcp-kms://projects/p").place();

        assertThat(place)
                .isEqualTo(new VaultProperties.Secret(
                        "projects/p/secrets/keyset/versions/latest", "gcp-kms://projects/p"));
    }

    @Test
    void needsOneOfThem() {
        assertThatThrownBy(() -> new VaultProperties("", "", ""))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_KEYSET_SECRET ");
    }

    @Test
    void needsTheKeyOfTheSecret() {
        assertThatThrownBy(() -> new VaultProperties("", "projects/p/secrets/keyset/versions/latest", "a-key"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_KMS_KEY ");
    }
}
