package com.emailpilot.events.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of the contract that follows from the events, the schemas and the topology. */
record ContractFile(Path path, String content) {

    static final Path RESOURCES = Path.of("src/main/resources/com/emailpilot/events");
    static final Path SCHEMAS = RESOURCES.resolve("schemas");
    static final Path EXAMPLES = RESOURCES.resolve("examples");
    static final Path PAGES = Path.of("../../docs/events");

    private static final JsonMapper JSON = new JsonMapper();

    static ContractFile json(Path path, JsonNode content) {
        return new ContractFile(path, pretty(content) + "\n");
    }

    static JsonNode read(Path file) {
        return JSON.readTree(text(file));
    }

    static String pretty(JsonNode json) {
        var lines = new DefaultIndenter("  ", "\n");
        return JSON.writer()
                .with(new DefaultPrettyPrinter(
                                Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                        .withObjectIndenter(lines)
                        .withArrayIndenter(lines))
                .writeValueAsString(json);
    }

    /** What lies there now; empty where nothing does. */
    String committed() {
        return Files.exists(path) ? text(path) : "";
    }

    void write() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder; none where there is no such folder. */
    static Stream<Path> in(Path folder) {
        if (!Files.exists(folder)) {
            return Stream.empty();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
