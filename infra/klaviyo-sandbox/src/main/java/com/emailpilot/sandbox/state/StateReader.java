package com.emailpilot.sandbox.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a state file once, and tells the parts what it says. */
final class StateReader {

    /** Stands for a part in the line that ends the state at the start: it says how many lines that was. */
    static final String COUNT = "-";

    private final Path file;
    private final Map<String, FactJson<?>> parts;
    private long entries;
    private long atStart;
    private boolean counted;

    StateReader(Path file, Collection<? extends Remembered<?>> parts) {
        this.file = file;
        this.parts = parts.stream().collect(Collectors.toMap(Remembered::name, FactJson::of));
    }

    Found read() throws IOException {
        var whole = endsWithALine();
        try (var lines = Files.newBufferedReader(file)) {
            read(lines, whole);
        } catch (CharacterCodingException _) {
            throw damaged();
        }
        if (!counted) {
            throw damaged();
        }
        return new Found(!whole, whole && entries <= 2 * atStart);
    }

    private void read(BufferedReader lines, boolean whole) throws IOException {
        var line = lines.readLine();
        while (line != null) {
            @Nullable String next = lines.readLine();
            if (next != null || whole) {
                tell(Entry.read(line).orElseThrow(this::damaged));
            }
            line = next;
        }
    }

    private void tell(Entry entry) {
        if (entry.part().equals(COUNT)) {
            if (counted || !entry.json().equals(Long.toString(entries))) {
                throw damaged();
            }
            counted = true;
            atStart = entries;
            return;
        }
        entries++;
        var part = parts.get(entry.part());
        if (part == null) {
            throw damaged();
        }
        try {
            part.tell(entry);
        } catch (RuntimeException _) {
            throw damaged();
        }
    }

    private boolean endsWithALine() throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                return true;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() == '\n';
        }
    }

    /**
     * What the file is like.
     *
     * @param cutOff whether the last line is not whole, as after a kill; what it says was never answered
     * @param mayGrow whether lines may follow; if not, it is worth writing it anew
     */
    record Found(boolean cutOff, boolean mayGrow) {

        static final Found NOTHING = new Found(false, false);
    }

    private StateFileException damaged() {
        var what = counted ? "line " + (entries + 2) : "line " + (entries + 1);
        return new StateFileException("The state file " + file + " is damaged (" + what
                + "): delete it, or start with ./emailpilot up --fresh.");
    }
}
