package com.emailpilot.system.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository, wherever in it the tests are started. */
final class ProjectFiles {

    private static final Path ROOT = Stream.iterate(
                    Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("docker-compose.yml")))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Start the tests inside the repository"));

    private ProjectFiles() {}

    static Path at(String path) {
        return ROOT.resolve(path);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> terraform() {
        try (var files = Files.list(at("infra/terraform"))) {
            return files.filter(file -> file.toString().endsWith(".tf"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
