package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListCursorTest {

    private static final Position LAST = new Position(Long.MIN_VALUE, "a|b\n☕", "c-1");

    @ParameterizedTest
    @EnumSource
    void findsItsPlaceAgain(Sort sort) {
        var order = sort.byItself();

        assertThat(ListCursor.read(ListCursor.write(order, LAST), order)).contains(LAST);
    }

    @Test
    void isGoodForOneOrderOnly() {
        var cursor = ListCursor.write(new Order(Sort.NAME, false), LAST);

        assertThat(ListCursor.read(cursor, new Order(Sort.NAME, true))).isEmpty();
        assertThat(ListCursor.read(cursor, Sort.UPDATED.byItself())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name|asc|1|c-1",
                "name|asc|99999999999999999999|c-1|",
                "name|asc|9999999999999999999|c-1|",
                "name|asc|1|../x|",
                "name|asc|x|c-1|"
            })
    void refusesWhatItDidNotWrite(String plain) {
        var cursor = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(ListCursor.read(cursor, Sort.NAME.byItself())).isEmpty();
    }

    @Test
    void namesNoTimeThatTheStoreCannotHold() {
        assertThat(new Position(Long.MAX_VALUE, "", "c").time()).isEqualTo("9999-12-31T23:59:59Z");
        assertThat(new Position(Long.MIN_VALUE, "", "c").time()).isEqualTo("1970-01-01T00:00:00Z");
    }
}
