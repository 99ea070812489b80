package com.emailpilot.sandbox.state;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Writes the state as it is now: what the parts remember, and a last line that says how much that was. */
final class StateWriter {

    private static final Set<PosixFilePermission> OWNER_ONLY = Set.of(OWNER_READ, OWNER_WRITE);

    private final OutputStream out;
    private long entries;

    private StateWriter(OutputStream out) {
        this.out = out;
    }

    static void write(Path file, Collection<? extends Remembered<?>> parts) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var writer = new StateWriter(out);
            parts.forEach(writer::part);
            out.write(new Entry(StateReader.COUNT, Long.toString(writer.entries)).line());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private <F> void part(Remembered<F> part) {
        var json = FactJson.of(part);
        part.memory().forEach(fact -> line(json.entry(List.of(fact))));
    }

    private void line(Entry entry) {
        try {
            out.write(entry.line());
            entries++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
