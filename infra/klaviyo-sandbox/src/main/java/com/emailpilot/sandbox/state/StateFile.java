package com.emailpilot.sandbox.state;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's memory on disk: first the state at the start, then a line for each thing that happened since. A line is
 * handed to the operating system before the answer goes out to which it led.
 */
public final class StateFile implements Journal, AutoCloseable {

    private final Path file;
    private final OwnerLock lock;
    private @Nullable FileOutputStream end;
    private @Nullable Lines lines;

    private StateFile(Path file, OwnerLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Reserves the file; nothing is read, and nothing noted, until it is opened.
     *
     * @throws StateFileException if another sandbox has it
     */
    public static StateFile at(Path file) {
        var absolute = file.toAbsolutePath();
        try {
            Files.createDirectories(absolute.resolveSibling("."));
            return new StateFile(absolute, OwnerLock.take(absolute));
        } catch (IOException e) {
            throw unusable(absolute, e);
        }
    }

    /**
     * Tells the parts what the file knows, writes it anew if it has become long, and notes from now on. Returns what a
     * person should know about it, if anything.
     *
     * @throws StateFileException if the file is damaged, in which case it stays as it is
     */
    public synchronized Optional<String> open(Collection<? extends Remembered<?>> parts) {
        try {
            return begun(parts)
                    ? Optional.empty()
                    : Optional.of("The last line of " + file + " was cut off and is left out.");
        } catch (IOException e) {
            close();
            throw unusable(file, e);
        } catch (StateFileException e) {
            close();
            throw e;
        }
    }

    @Override
    public synchronized <F> void note(Remembered<F> part, List<F> facts) {
        append(FactJson.of(part).entry(facts));
    }

    @Override
    public synchronized void forgotten(Remembered<?> part) {
        append(FactJson.of(part).forgotten());
    }

    @Override
    public synchronized void close() {
        try (lock) {
            if (end != null) {
                end.getFD().sync();
                end.close();
                end = null;
                lines = null;
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Whether the file was whole. */
    private boolean begun(Collection<? extends Remembered<?>> parts) throws IOException {
        var found = Files.exists(file) ? new StateReader(file, parts).read() : StateReader.Found.NOTHING;
        if (!found.mayGrow()) {
            write(parts);
        }
        end = new FileOutputStream(file.toFile(), true);
        lines = new Lines(end);
        return !found.cutOff();
    }

    private void append(Entry entry) {
        if (lines == null) {
            return;
        }
        try {
            lines.append(entry);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private void write(Collection<? extends Remembered<?>> parts) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        StateWriter.write(next, parts);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static StateFileException unusable(Path file, IOException e) {
        return new StateFileException("The state file " + file + " cannot be used: " + e);
    }
}
