package com.emailpilot.sandbox.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Makes lists and segments: the same number always gives the same entry, so that pages repeat from run to run. */
final class Entries {

    private static final Instant FIRST_CREATED = Instant.parse("2024-03-01T08:00:00Z");
    private static final List<String> LIST_NAMES =
            List.of("Newsletter", "Welcome", "SMS subscribers", "Wholesale", "Preview", "Café & bar");
    private static final List<String> SEGMENT_NAMES =
            List.of("Repeat buyers", "Engaged 30 days", "Lapsed", "VIP", "Never purchased");

    private final String accountId;
    private int lists;
    private int segments;

    Entries(String accountId) {
        this.accountId = accountId;
    }

    synchronized MailingList nextList() {
        var number = ++lists;
        var created = FIRST_CREATED.plus(Duration.ofHours(number * 7L));
        var optIn = number % 2 == 0 ? "single_opt_in" : "double_opt_in";
        return new MailingList(
                id("list", number), name(LIST_NAMES, number), created, created.plus(Duration.ofDays(3)), optIn);
    }

    synchronized Segment nextSegment() {
        var number = ++segments;
        var created = FIRST_CREATED.plus(Duration.ofHours(number * 11L));
        return new Segment(
                id("segment", number),
                name(SEGMENT_NAMES, number),
                created,
                created.plus(Duration.ofDays(1)),
                number % 5 != 0,
                number % 7 == 0);
    }

    List<MailingList> lists(int count) {
        return IntStream.range(0, count).mapToObj(_ -> nextList()).toList();
    }

    List<Segment> segments(int count) {
        return IntStream.range(0, count).mapToObj(_ -> nextSegment()).toList();
    }

    private String id(String kind, int number) {
        return Ids.derived(accountId + "/" + kind, number);
    }

    private static String name(List<String> names, int number) {
        var round = (number - 1) / names.size();
        var name = names.get((number - 1) % names.size());
        return round == 0 ? name : name + " " + (round + 1);
    }
}
