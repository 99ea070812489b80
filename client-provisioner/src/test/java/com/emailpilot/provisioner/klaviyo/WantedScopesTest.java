package com.emailpilot.provisioner.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WantedScopesTest {

    private final WantedScopes unit = new WantedScopes(List.of("accounts:read", "lists:read", "segments:read"));

    @Test
    void namesWhatWasNotGrantedInTheOrderInWhichWeWantIt() {
        assertThat(unit.missingIn(List.of("lists:read", "profiles:read")))
                .containsExactly("accounts:read", "segments:read");
    }

    @Test
    void missesNothingWhereKlaviyoDidNotSayWhatItGranted() {
        assertThat(unit.missingIn(List.of())).isEmpty();
    }
}
