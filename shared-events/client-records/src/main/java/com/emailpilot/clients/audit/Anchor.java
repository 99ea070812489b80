package com.emailpilot.clients.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A seal that somebody noted where nobody who can write to the store can write: it proves that the chain up to it was not
 * made anew.
 */
public record Anchor(long number, String hash) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,17}):([0-9a-f]{64})");

    /** The anchor that a text of the form {@code 42:0f3a…} names; empty where it is none. */
    public static Optional<Anchor> of(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new Anchor(Long.parseLong(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
