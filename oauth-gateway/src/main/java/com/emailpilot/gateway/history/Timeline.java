package com.emailpilot.gateway.history;

import com.emailpilot.clients.AuditPage;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.gateway.audit.AuditSentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a client, the newest first: what people and services did, and what befell it.
 *
 * @param next where earlier entries begin; absent where there are none
 */
record Timeline(List<Entry> entries, @Nullable String next) {

    Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * Merges both sources, of which each holds a page of this size, or all there is.
     *
     * @param from where those pages started
     */
    static Timeline of(AuditPage audit, ClientEvents.Page events, TimelineCursor from, int size) {
        var all = Stream.concat(
                        audit.rows().stream().map(Timeline::item),
                        events.events().stream().map(Timeline::item))
                .sorted(Comparator.comparing(Item::at).reversed())
                .toList();
        var shown = all.subList(0, Math.min(size, all.size()));
        var over = all.size() <= size && audit.next() == null && !events.more();
        return new Timeline(folded(shown), over ? null : end(shown, from).write());
    }

    /** What happened several times in a row stands there once. */
    private static List<Entry> folded(List<Item> items) {
        List<Entry> entries = new ArrayList<>();
        items.stream().flatMap(item -> Stream.ofNullable(item.entry())).forEach(entry -> {
            if (!entries.isEmpty() && entries.getLast().saysTheSameAs(entry)) {
                entries.add(entries.removeLast().with(entry));
            } else {
                entries.add(entry);
            }
        });
        return entries;
    }

    private static TimelineCursor end(List<Item> shown, TimelineCursor from) {
        var cursor = from;
        for (var item : shown) {
            cursor = item.event()
                    ? new TimelineCursor(cursor.audit(), item.place())
                    : new TimelineCursor(item.place(), cursor.event());
        }
        return cursor;
    }

    private static Item item(AuditRow row) {
        var sentence = AuditSentence.of(row);
        var after = sentence.after();
        var text = sentence.before() + " this client" + (after.isEmpty() || after.startsWith(",") ? "" : " ") + after
                + ".";
        return new Item(
                row.at(),
                new After(row.at(), row.id()),
                false,
                Entry.once(row.at(), "plain", AuditSentence.actor(row), text));
    }

    private static Item item(Told told) {
        var event = told.event();
        var entry = event == null ? null : EventEntry.of(event, told.at()).orElse(null);
        return new Item(told.at(), new After(told.at(), told.id()), true, entry);
    }

    /**
     * One document of either source.
     *
     * @param entry absent where the other source tells of the same
     */
    private record Item(
            Instant at,
            After place,
            boolean event,
            @Nullable Entry entry) {}
}
