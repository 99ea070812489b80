package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordingTest {

    @Test
    void saysWhatHappenedWhatToDoAndWhere() {
        var text = Wording.text(named("Zoë's Shop"));

        assertThat(text)
                .contains("Zoë's Shop")
                .contains("What happened: Klaviyo says so. Reconnect the client.")
                .contains("https://pilot.example/admin/clients/c1")
                .doesNotContain("%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop\r\nBcc: all@example.com",
                "Shop\nBcc: all@example.com",
                "Shop\u2028Bcc: all@example.com",
                "Shop\u0000\u202EBcc: all@example.com"
            })
    void keepsAHostileNameInItsLine(String name) {
        var subject = Wording.subject(named(name));

        assertThat(subject).isEqualTo("Please reconnect Shop Bcc: all@example.com to Klaviyo");
        assertThat(Wording.text(named(name))).contains("\n    Shop Bcc: all@example.com\n");
    }

    @Test
    void cutsALongNameBetweenItsCharacters() {
        var subject = Wording.subject(named("😀".repeat(200)));

        assertThat(subject).isEqualTo("Please reconnect " + "😀".repeat(79) + "… to Klaviyo");
    }

    @Test
    void takesANameForNoFormat() {
        assertThat(Wording.text(named("100 %s <img src=x onerror=alert(1)>")))
                .contains("100 %s <img src=x onerror=alert(1)>");
    }

    @Test
    void namesEachClientThatWasLostAtTheSameTime() {
        var letter = TestLetters.to("admin@example.com", "Shop A", "Shop\nB");

        assertThat(Wording.subject(letter)).isEqualTo("Please reconnect 2 clients to Klaviyo");
        assertThat(Wording.text(letter))
                .contains("    Shop A\n    Klaviyo says so.", "    https://pilot.example/admin/clients/c1\n")
                .contains("    Shop B\n", "    https://pilot.example/admin/clients/c2\n")
                .contains("https://pilot.example/admin/clients?health=needs_person")
                .doesNotContain("%", "\r");
    }

    @Test
    void staysAMailThatCanBeReadWhereHundredsWereLost() {
        var text = Wording.text(TestLetters.to(
                "admin@example.com", Collections.nCopies(120, "Shop").toArray(String[]::new)));

        assertThat(text)
                .contains("of 120 clients", "/admin/clients/c100\n", "and 20 more.")
                .doesNotContain("/clients/c101");
    }

    private static Letter named(String name) {
        return TestLetters.to("admin@example.com", name);
    }
}
