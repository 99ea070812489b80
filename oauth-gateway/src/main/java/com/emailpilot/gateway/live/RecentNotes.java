package com.emailpilot.gateway.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last notes of this instance, so that a browser which lost its connection can go on where it stopped. */
final class RecentNotes {

    private static final int MOST = 512;

    private final String instance;
    private final Deque<Numbered> notes = new ArrayDeque<>();
    private long last;

    RecentNotes(String instance) {
        this.instance = instance;
    }

    /** A note with the id that the stream gives it. */
    record Numbered(long number, String id, Instant at, Note note) {}

    Numbered add(Note note, Instant now) {
        last++;
        var numbered = new Numbered(last, position(), now, note);
        notes.addLast(numbered);
        if (notes.size() > MOST) {
            notes.removeFirst();
        }
        return numbered;
    }

    /** The id of the last note. */
    String position() {
        return instance + "-" + last;
    }

    List<Numbered> since(Instant moment) {
        return notes.stream().filter(note -> !note.at().isBefore(moment)).toList();
    }

    /** What came after an id; empty if nobody can tell, because it is not of this instance or too long ago. */
    Optional<List<Numbered>> after(String id) {
        return number(id)
                .filter(number -> number <= last && number >= last - notes.size())
                .map(number ->
                        notes.stream().filter(note -> note.number() > number).toList());
    }

    private Optional<Long> number(String id) {
        var prefix = instance + "-";
        if (!id.startsWith(prefix) || id.length() > prefix.length() + 15) {
            return Optional.empty();
        }
        var digits = id.substring(prefix.length());
        return digits.matches("[0-9]+") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }
}
