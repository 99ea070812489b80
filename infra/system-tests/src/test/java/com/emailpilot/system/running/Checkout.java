package com.emailpilot.system.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folders that tests work in. */
public final class Checkout {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Checkout() {}

    /** The root of the repository. */
    public static Path root() {
        return Stream.iterate(TARGET, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Start the tests inside the repository"));
    }

    /** A fresh home for a system, kept with the build's output so that its logs can be read afterwards. */
    public static Path freshHome(String prefix) {
        try {
            return Files.createTempDirectory(Files.createDirectories(TARGET.resolve("systems")), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
