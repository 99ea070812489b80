package com.emailpilot.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exports in one folder, of which the newest counts. An export is written under another name and renamed once it is
 * whole, so that one that was cut off never counts.
 */
public final class SavedState {
    private static final String PREFIX = "saved-";
    private static final String INCOMING = "incoming-";
    private static final int KEPT = 2;

    private final Path folder;

    public SavedState(Path folder) {
        this.folder = folder;
    }

    /** Writes the state as it is now below a given folder. */
    @FunctionalInterface
    public interface Export {
        /** Returns the folder that was written. */
        Path into(Path parent) throws IOException;
    }

    /** The newest whole export, if there is one. */
    public Optional<Path> newest() throws IOException {
        return saved().stream().findFirst();
    }

    /** Takes a new export and drops those that are no longer needed; the one before stays, in case. */
    public void save(Export export) throws IOException {
        var incoming = Files.createTempDirectory(Files.createDirectories(folder), INCOMING);
        var number = newest().map(SavedState::number).orElse(0L) + 1;
        Files.move(export.into(incoming), folder.resolve(PREFIX + number), StandardCopyOption.ATOMIC_MOVE);
        delete(unfinished());
        delete(saved().stream().skip(KEPT).toList());
    }

    /** Forgets everything. */
    public void clear() throws IOException {
        delete(unfinished());
        delete(saved());
    }

    private List<Path> saved() throws IOException {
        var newestFirst = Comparator.comparingLong(SavedState::number).reversed();
        return entries(PREFIX).stream().sorted(newestFirst).toList();
    }

    private List<Path> unfinished() throws IOException {
        return entries(INCOMING);
    }

    private List<Path> entries(String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> name(entry).startsWith(prefix)).toList();
        }
    }

    private static long number(Path saved) {
        return Long.parseLong(name(saved).substring(PREFIX.length()));
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static void delete(List<Path> folders) throws IOException {
        for (var each : folders) {
            try (Stream<Path> content = Files.walk(each)) {
                for (var file : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
