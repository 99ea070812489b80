package com.emailpilot.sandbox.oauth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes that Klaviyo offers to every app, and how they are written. */
public final class Scopes {

    private static final List<String> READ_AND_WRITE = List.of(
            "campaigns",
            "catalogs",
            "conversations",
            "coupon-codes",
            "coupons",
            "custom-objects",
            "data-privacy",
            "events",
            "flows",
            "forms",
            "images",
            "lists",
            "metrics",
            "profiles",
            "push-tokens",
            "reviews",
            "segments",
            "subscriptions",
            "tags",
            "templates",
            "tracking-settings",
            "web-feeds",
            "webhooks");

    private Scopes() {}

    /** All 47 generally available ones. Accounts can only be read. */
    public static SequencedSet<String> all() {
        var others = READ_AND_WRITE.stream().flatMap(resource -> Stream.of(resource + ":read", resource + ":write"));
        return Stream.concat(Stream.of("accounts:read"), others).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Reads a list parted by blanks or commas; order is kept, repeats are dropped. */
    public static SequencedSet<String> parse(String text) {
        return Stream.of(text.split("[\\s,]+", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
