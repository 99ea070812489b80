package com.emailpilot.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void printsALinePerQuarterWhereNobodyWatches() {
        var progress = progress(true);

        IntStream.rangeClosed(0, 200).forEach(block -> progress.received("emulator", block * 100_000L, 20_000_000));

        assertThat(output().lines()).hasSize(5).last().isEqualTo("downloading the emulator: 100 % of 20 MB");
    }

    @Test
    void drawsABarOnATerminal() {
        var progress = progress(false);

        progress.received("emulator", 10_000_000, 20_000_000);

        assertThat(output()).contains("[" + "#".repeat(15) + " ".repeat(15) + "]  50 % of 20 MB");
    }

    private TerminalProgress progress(boolean plain) {
        return new TerminalProgress(new PrintStream(shown, true, StandardCharsets.UTF_8), plain);
    }

    private String output() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
