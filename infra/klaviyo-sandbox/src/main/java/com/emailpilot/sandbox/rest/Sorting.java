package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Entry;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** By which field, and in which direction. The id breaks ties, so that every key occurs once. */
record Sorting(String field, boolean descending) {

    private static final Set<String> FIELDS = Set.of("id", "name", "created", "updated");

    /** Empty when the field cannot be sorted by. */
    static Optional<Sorting> parse(String text) {
        var descending = text.startsWith("-");
        var field = descending ? text.substring(1) : text;
        return FIELDS.contains(field) ? Optional.of(new Sorting(field, descending)) : Optional.empty();
    }

    Comparator<String> keys() {
        return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    String key(Entry entry) {
        return switch (field) {
            case "name" -> entry.name() + "\u0000" + entry.id();
            case "created" -> entry.created() + " " + entry.id();
            case "updated" -> entry.updated() + " " + entry.id();
            default -> entry.id();
        };
    }
}
