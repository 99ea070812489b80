package com.emailpilot.emulators;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much of it was read. */
final class ReportedStream extends FilterInputStream {
    private final String what;
    private final long totalBytes;
    private final DownloadProgress progress;
    private long bytes;

    ReportedStream(InputStream source, String what, long totalBytes, DownloadProgress progress) {
        super(source);
        this.what = what;
        this.totalBytes = totalBytes;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        var value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var received = super.read(buffer, offset, length);
        count(Math.max(0, received));
        return received;
    }

    private void count(int received) {
        bytes += received;
        progress.received(what, bytes, totalBytes);
    }
}
