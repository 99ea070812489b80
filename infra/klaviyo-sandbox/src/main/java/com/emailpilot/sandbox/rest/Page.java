package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Entry;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection, and the cursors to its neighbours.
 *
 * @param next null on the last page
 * @param previous null on the first page
 */
record Page(
        List<? extends Entry> entries,
        @Nullable Cursor next,
        @Nullable Cursor previous) {

    /** @param cursor null for the first page */
    static Page of(List<? extends Entry> all, Sorting sorting, @Nullable Cursor cursor, int size) {
        var sorted = all.stream()
                .sorted(Comparator.comparing(sorting::key, sorting.keys()))
                .toList();
        var start = cursor == null ? 0 : start(sorted, sorting, cursor, size);
        var end = Math.min(sorted.size(), start + size);
        var page = sorted.subList(start, end);
        var next = end < sorted.size() ? cursor(false, sorting, page.getLast()) : null;
        var previous = start > 0 && !page.isEmpty() ? cursor(true, sorting, page.getFirst()) : null;
        return new Page(page, next, previous);
    }

    private static int start(List<? extends Entry> sorted, Sorting sorting, Cursor cursor, int size) {
        var before = (int) sorted.stream()
                .filter(entry -> sorting.keys().compare(sorting.key(entry), cursor.key()) < 0)
                .count();
        if (cursor.backwards()) {
            return Math.max(0, before - size);
        }
        var onTheEntry =
                before < sorted.size() && sorting.key(sorted.get(before)).equals(cursor.key());
        return onTheEntry ? before + 1 : before;
    }

    private static Cursor cursor(boolean backwards, Sorting sorting, Entry entry) {
        return new Cursor(backwards, sorting.field(), sorting.key(entry));
    }
}
