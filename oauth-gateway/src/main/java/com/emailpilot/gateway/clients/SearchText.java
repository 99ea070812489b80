package com.emailpilot.gateway.clients;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text as a search compares it: pure. Neither case nor accents matter. */
final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST_SORTABLE = 100;

    private SearchText() {}

    /** What a search looks through; absent values are left out. */
    static String of(@Nullable String... values) {
        return Arrays.stream(values)
                .filter(Objects::nonNull)
                .map(SearchText::folded)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The words of which a text must hold every one, in any order. */
    static List<String> words(String wanted) {
        return BLANKS.splitAsStream(folded(wanted))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A name as it is sorted, cut so that it fits into a cursor. */
    static String sortable(String name) {
        var folded = folded(name.strip());
        return folded.length() <= LONGEST_SORTABLE
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, folded.codePointCount(0, LONGEST_SORTABLE - 1)));
    }

    private static String folded(String text) {
        var apart = Normalizer.isNormalized(text, Normalizer.Form.NFKD)
                ? text
                : ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        return apart.toLowerCase(Locale.ROOT);
    }
}
