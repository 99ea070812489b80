package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.accounts.Entry;
import com.emailpilot.sandbox.accounts.Shelf;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.limits.Limit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/lists} and {@code GET /api/segments}: ten at a time, and never a total. */
record ShelfResource(Shelf shelf, Accounts accounts) implements Resource {

    private static final LocalDate LAST_WITH_700 = LocalDate.of(2025, 7, 15);
    private static final String CURSOR = "page[cursor]";

    @Override
    public String endpoint() {
        return shelf.path();
    }

    @Override
    public String scope() {
        return shelf.path() + ":read";
    }

    @Override
    public Limit limit(LocalDate revision) {
        return new Limit(75, revision.isAfter(LAST_WITH_700) ? 750 : 700);
    }

    @Override
    public Answer read(Account account, Reading reading) {
        return ShelfQuery.checked(shelf, reading, query -> {
            var matching =
                    entries(account).stream().filter(query.filter().test()).toList();
            var page = Page.of(matching, query.sorting(), query.cursor(), query.size());
            accounts.pageServed(account.id(), shelf);
            return JsonApi.answer(200, document(page, query, reading));
        });
    }

    private List<? extends Entry> entries(Account account) {
        return switch (shelf) {
            case LISTS -> account.lists();
            case SEGMENTS -> account.segments();
        };
    }

    private ObjectNode document(Page page, ShelfQuery query, Reading reading) {
        var document = JsonApi.object();
        var data = document.putArray("data");
        page.entries().forEach(entry -> data.add(EntryDocument.of(entry, shelf, query, reading)));
        if (!query.included().isEmpty()) {
            document.putArray("included");
        }
        document.putObject("links")
                .put("self", link(reading, reading.query().first(CURSOR).orElse(null)))
                .put("next", neighbour(reading, page.next()))
                .put("prev", neighbour(reading, page.previous()));
        return document;
    }

    private static @Nullable String neighbour(Reading reading, @Nullable Cursor cursor) {
        return cursor == null ? null : link(reading, cursor.encoded());
    }

    /** Keeps every other parameter; everything is percent-encoded, the brackets too. */
    private static String link(Reading reading, @Nullable String cursor) {
        var kept = reading.query().all().stream()
                .filter(parameter -> !parameter.name().equals(CURSOR))
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()));
        var place = cursor == null ? Stream.<String>empty() : Stream.of(encoded(CURSOR) + "=" + encoded(cursor));
        var query = Stream.concat(kept, place).collect(Collectors.joining("&"));
        return reading.link(reading.path()) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
