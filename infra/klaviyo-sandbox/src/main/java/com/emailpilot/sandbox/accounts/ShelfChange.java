package com.emailpilot.sandbox.accounts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Entries that appear and vanish, at once or in the middle of somebody's walk.
 *
 * @param add how many are added, with new ids
 * @param removeFirst how many vanish from the beginning, in order of id
 * @param removeLast how many vanish from the end, in order of id
 * @param afterPages how many pages of this collection are served before it happens; 0 is now
 */
public record ShelfChange(Shelf shelf, int add, int removeFirst, int removeLast, int afterPages) {

    ShelfChange onePageLater() {
        return new ShelfChange(shelf, add, removeFirst, removeLast, afterPages - 1);
    }

    <T extends Entry> List<T> applied(List<T> entries, Supplier<T> next) {
        var sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::id));
        var from = Math.min(removeFirst, sorted.size());
        var to = Math.max(from, sorted.size() - removeLast);
        var changed = new ArrayList<>(sorted.subList(from, to));
        for (int count = 0; count < add; count++) {
            changed.add(next.get());
        }
        return changed;
    }
}
