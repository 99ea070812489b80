package com.emailpilot.system.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The logs of a system's processes, one file each. */
public record Logs(Path folder) {

    /** All of them, by name. */
    public List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a part has logged so far. */
    public List<String> lines(String part) {
        try {
            return Files.readAllLines(folder.resolve(part + ".log"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
