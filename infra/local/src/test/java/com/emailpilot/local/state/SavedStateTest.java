package com.emailpilot.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SavedStateTest {
    @TempDir
    private Path folder;

    private SavedState saved;

    @BeforeEach
    void inAFolderThatDoesNotExist() {
        saved = new SavedState(folder.resolve("export"));
    }

    @Test
    void hasNothingAtFirst() throws IOException {
        assertThat(saved.newest()).isEmpty();
    }

    @Test
    void givesTheNewestBack() throws IOException {
        IntStream.rangeClosed(1, 11).forEach(number -> save("state " + number));

        var newest = saved.newest();

        assertThat(newest)
                .get()
                .satisfies(export -> assertThat(export.resolve("documents")).hasContent("state 11"));
    }

    @Test
    void keepsTheWholeOneWhenTheNextBreaksOff() throws IOException {
        save("whole");

        assertThatThrownBy(() -> saved.save(parent -> {
                    write(parent, "half");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(saved.newest())
                .get()
                .satisfies(export -> assertThat(export.resolve("documents")).hasContent("whole"));
    }

    @Test
    void tidiesUpAfterOneThatBrokeOff() throws IOException {
        Files.createDirectories(folder.resolve("export/incoming-123/firestore"));

        save("next");

        assertThat(folder.resolve("export")).isDirectoryNotContaining("glob:**incoming*");
    }

    @Test
    void keepsTwo() throws IOException {
        IntStream.rangeClosed(1, 5).forEach(number -> save("state " + number));

        try (var entries = Files.list(folder.resolve("export"))) {
            assertThat(entries).hasSize(2);
        }
    }

    @Test
    void forgetsAll() throws IOException {
        save("old");

        saved.clear();

        assertThat(saved.newest()).isEmpty();
    }

    private void save(String content) {
        try {
            saved.save(parent -> write(parent, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path parent, String content) throws IOException {
        var export = Files.createDirectory(parent.resolve("firestore"));
        Files.writeString(export.resolve("documents"), content);
        return export;
    }
}
