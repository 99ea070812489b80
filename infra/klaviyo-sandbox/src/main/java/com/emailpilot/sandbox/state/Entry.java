package com.emailpilot.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One line of the file: a checksum, the name of a part, and what happened to it as JSON. */
record Entry(String part, String json) {

    private static final int CHECKSUM_DIGITS = 8;

    /** Empty when the line is not as it was written. */
    static Optional<Entry> read(String line) {
        if (line.length() <= CHECKSUM_DIGITS || !line.startsWith(checksum(line.substring(CHECKSUM_DIGITS)))) {
            return Optional.empty();
        }
        var blank = line.indexOf(' ', CHECKSUM_DIGITS + 1);
        return blank < 0
                ? Optional.empty()
                : Optional.of(new Entry(line.substring(CHECKSUM_DIGITS + 1, blank), line.substring(blank + 1)));
    }

    byte[] line() {
        var text = " " + part + " " + json;
        return (checksum(text) + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves the content out: it holds refresh tokens. */
    @Override
    public String toString() {
        return "Entry[" + part + "]";
    }

    private static String checksum(String text) {
        var sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
