package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeVerifierTest {

    @Test
    void isFreshAndUnguessable() {
        var random = new SecureRandom();

        var one = CodeVerifier.generate(random);
        var other = CodeVerifier.generate(random);

        assertThat(one.reveal()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(other.reveal());
    }

    @Test
    void makesTheChallengeOfRfc7636() {
        var verifier = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        var challenge = verifier.challenge();

        assertThat(challenge).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too-short", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r wW1gFWFOEjXk"})
    void refusesWhatKlaviyoWouldRefuse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeVerifier(value));
    }
}
