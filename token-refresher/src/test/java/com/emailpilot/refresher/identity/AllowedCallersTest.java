package com.emailpilot.refresher.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.startup.InvalidSettingException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedCallersTest {

    private static final String ONE = "one@project.iam.gserviceaccount.com";
    private static final String OTHER = "other@project.iam.gserviceaccount.com";

    @Test
    void allowsAllClientsOrThoseThatAreNamed() {
        var allowed = AllowedCallers.parse(ONE + "=*; " + OTHER + " = c1 , c2;");

        assertThat(allowed.named(ONE).mayRead("anything")).isTrue();
        assertThat(allowed.named(OTHER).mayRead("c2")).isTrue();
        assertThat(allowed.named(OTHER).mayRead("c3")).isFalse();
    }

    @Test
    void allowsNobodyElseAnything() {
        var allowed = AllowedCallers.parse(ONE + "=*");

        assertThat(allowed.named(OTHER).mayRead("c1")).isFalse();
        assertThat(allowed.named("no address").mayRead("c1")).isFalse();
        assertThat(allowed.named("").mayRead("c1")).isFalse();
    }

    @Test
    void allowsAllAccountsOfAProject() {
        var allowed = AllowedCallers.parse("*@project.iam.gserviceaccount.com=*; " + OTHER + "=c1");

        assertThat(allowed.allowsWholeProjects()).isTrue();
        assertThat(allowed.named(ONE)).isEqualTo(new Caller(ONE, true, Set.of()));
        assertThat(allowed.named(OTHER).everyClient()).isFalse();
        assertThat(allowed.named("one@other.iam.gserviceaccount.com").everyClient())
                .isFalse();
    }

    @Test
    void takesAnAddressInAnyCase() {
        var allowed = AllowedCallers.parse("One@Project.iam.gserviceaccount.com=*");

        assertThat(allowed.named(ONE).everyClient()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ONE,
                ONE + "=",
                ONE + "=c1=c2",
                ONE + "=*,c1",
                ONE + "=c1/c2",
                "person@example.com=*",
                "*=*",
                "*@*=*",
                "*@gserviceaccount.com=*",
                ONE + "=c1;" + ONE + "=c2"
            })
    void refusesAnythingElse(String setting) {
        assertThatThrownBy(() -> AllowedCallers.parse(setting))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EMAILPILOT_CREDENTIAL_CALLERS ");
    }
}
