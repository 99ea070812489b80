package com.emailpilot.sandbox.state;

import java.io.IOException;
import java.io.OutputStream;

/** Writes lines to the end of a file. After one that was not written whole no other may follow: nobody could tell them apart. */
final class Lines {

    private final OutputStream end;
    private boolean broken;

    Lines(OutputStream end) {
        this.end = end;
    }

    void append(Entry entry) throws IOException {
        if (broken) {
            throw new IOException("an earlier line was not written whole");
        }
        broken = true;
        end.write(entry.line());
        broken = false;
    }
}
