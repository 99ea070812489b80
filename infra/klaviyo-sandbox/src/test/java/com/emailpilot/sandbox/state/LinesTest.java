package com.emailpilot.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LinesTest {

    private static final Entry ENTRY = new Entry("ledger", "[]");

    private final DiskThatFillsUp disk = new DiskThatFillsUp();
    private final Lines lines = new Lines(disk);

    @Test
    void writesWhatCanBeReadAgain() throws IOException {
        lines.append(ENTRY);

        assertThat(Entry.read(disk.toString(StandardCharsets.UTF_8).stripTrailing()))
                .contains(ENTRY);
    }

    @Test
    void writesNothingBehindALineThatBrokeOff() {
        disk.full = true;
        assertThatThrownBy(() -> lines.append(ENTRY)).hasMessage("no space");
        disk.full = false;

        assertThatThrownBy(() -> lines.append(ENTRY)).isInstanceOf(IOException.class);
        assertThat(disk.size()).isEqualTo(3);
    }

    private static final class DiskThatFillsUp extends ByteArrayOutputStream {

        private boolean full;

        @Override
        public void write(byte[] bytes) throws IOException {
            if (full) {
                write(bytes, 0, 3);
                throw new IOException("no space");
            }
            super.write(bytes);
        }
    }
}
