package com.emailpilot.klaviyo;

import java.io.ByteArrayOutputStream;

/** A response body that is given up as soon as it grows too large. */
final class CappedBody {

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CappedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(byte[] part) {
        if (bytes.size() + part.length > maxBytes) {
            throw new TooLargeException();
        }
        bytes.writeBytes(part);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
