package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchTextTest {

    @ParameterizedTest
    @CsvSource({"Café Noir, cafe", "CAFE, Café", "Straße, straße", "Ａcme, acme", "قهوة, قهوة", "☕ shop, ☕"})
    void findsWhateverTheCaseAndTheAccents(String text, String wanted) {
        assertThat(SearchText.words(wanted)).allMatch(SearchText.of(text)::contains);
    }

    @Test
    void findsNothingAcrossTwoFields() {
        var text = SearchText.of("shop", null, "tea");

        assertThat(SearchText.words("shoptea")).noneMatch(text::contains);
    }

    @Test
    void takesWordsApart() {
        assertThat(SearchText.words("  Tea \t House ")).containsExactly("tea", "house");
    }

    @Test
    void cutsNamesBetweenCharacters() {
        var sortable = SearchText.sortable("a" + "\uD83D\uDE00".repeat(200));

        assertThat(sortable.codePointCount(0, sortable.length())).isBetween(50, 100);
        assertThat(Character.isHighSurrogate(sortable.charAt(sortable.length() - 1)))
                .isFalse();
    }
}
