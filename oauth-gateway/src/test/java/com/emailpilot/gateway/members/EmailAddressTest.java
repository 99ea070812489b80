package com.emailpilot.gateway.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "'  Ada.Lovelace@Example.COM ', ada.lovelace@example.com",
        "o'hara+klaviyo@mail.example.co.uk, o'hara+klaviyo@mail.example.co.uk"
    })
    void isWrittenAsSignInWritesIt(String typed, String written) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "ada@",
                "@example.com",
                "ada@example",
                "a b@example.com",
                "ada@@example.com",
                "ada@example..com",
                ".ada@example.com",
                "ada.@example.com",
                "ada@-example.com",
                "ada@example.com.",
                "<ada@example.com>",
                "ada\n@example.com",
                "__proto__",
                "ada/../x@example.com",
                "\u0430da@example.com",
                "ada@127.0.0.1",
                "ada@example.com,bob@example.com"
            })
    void refusesWhatNobodySignsInWith(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongAtOnce() {
        var endless = "a.".repeat(100_000) + "@example.com";

        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(EmailAddress.parse(endless)).isEmpty());
    }

    @Test
    void namesAMemberHoweverTheRecordWritesIt() {
        assertThat(EmailAddress.parse("ada@example.com").orElseThrow().names("Ada@Example.com"))
                .isTrue();
        assertThat(EmailAddress.parse("ada@example.com").orElseThrow().names("bob@example.com"))
                .isFalse();
    }
}
