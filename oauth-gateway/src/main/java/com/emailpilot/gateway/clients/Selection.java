package com.emailpilot.gateway.clients;

import static com.google.common.collect.Comparators.least;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of rows that a person asks for: pure.
 *
 * @param last where the page ends; absent where nothing comes after it
 * @param total of all pages; absent where only the store was asked
 * @param counts absent where only the store was asked
 */
record Selection(
        List<ClientRow> rows,
        @Nullable Position last,
        @Nullable Integer total,
        ClientList.@Nullable Counts counts) {

    Selection {
        rows = List.copyOf(rows);
    }

    static Selection of(List<ClientRow> all, String user, ListQuery query, Instant now) {
        var filters = new Filters(user, query.filter(), now);
        var order = query.order().comparator();
        var after = query.after();
        var page = all.stream()
                .filter(row -> query.words().stream().allMatch(row.text()::contains))
                .filter(filters::pass)
                .map(row -> new Placed(query.order().sort().place(row), row))
                .filter(placed -> after == null || order.compare(placed.position(), after) > 0)
                .collect(least(query.limit() + 1, (one, other) -> order.compare(one.position(), other.position())));
        var shown = page.subList(0, Math.min(page.size(), query.limit()));
        return new Selection(
                shown.stream().map(Placed::row).toList(),
                page.size() > query.limit() ? shown.getLast().position() : null,
                filters.passed(),
                filters.counts());
    }

    private record Placed(Position position, ClientRow row) {}
}
