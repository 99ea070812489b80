package com.emailpilot.gateway.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

/**
 * One event as <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the stream</a> has it: its bytes are
 * made once, however many read them.
 */
final class StreamEvent {

    private final String text;
    private final byte[] bytes;

    private StreamEvent(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param id where a browser that comes back says it stopped
     * @param data in one line
     */
    static StreamEvent of(String id, String name, String data) {
        return new StreamEvent("id:" + id + "\nevent:" + name + "\ndata:" + data + "\n\n");
    }

    /**
     * The first thing in a stream, which no page hears of.
     *
     * @param retry how long a browser waits before it comes back
     */
    static StreamEvent connected(String id, Duration retry) {
        return new StreamEvent("id:" + id + "\nretry:" + retry.toMillis() + "\n:connected\n\n");
    }

    /** What no page hears of, and what shows that the connection lives. */
    static StreamEvent alive() {
        return new StreamEvent(":alive\n\n");
    }

    DataBuffer in(DataBufferFactory buffers) {
        return buffers.wrap(bytes);
    }

    @Override
    public String toString() {
        return text;
    }
}
