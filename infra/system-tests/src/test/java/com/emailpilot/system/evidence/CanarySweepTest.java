package com.emailpilot.system.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.Canary;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CanarySweepTest {

    private static final String TOKEN = "eyJh." + Canary.VALUE + ".x9";

    @ParameterizedTest
    @MethodSource("disguises")
    void findsASecretInEveryForm(String disguised) {
        var sweep = new CanarySweep();

        sweep.look("a log", "token=" + disguised + " and more");

        assertThat(sweep.leaks()).isNotEmpty();
    }

    @Test
    void isContentWithTextThatHoldsNoSecret() {
        var sweep = new CanarySweep();

        sweep.look("a log", "Flow ended: flow=0123abcd outcome=CONNECTED");

        assertThat(sweep.leaks()).isEmpty();
        assertThat(sweep.places()).isOne();
    }

    private static Stream<String> disguises() {
        return Stream.of(
                TOKEN,
                URLEncoder.encode(TOKEN, UTF_8),
                new StringBuilder(TOKEN).reverse().toString(),
                HexFormat.of().formatHex(TOKEN.getBytes(UTF_8)),
                HexFormat.of().withUpperCase().formatHex(TOKEN.getBytes(UTF_8)),
                base64(TOKEN),
                base64("x" + TOKEN),
                base64("xy" + TOKEN));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
