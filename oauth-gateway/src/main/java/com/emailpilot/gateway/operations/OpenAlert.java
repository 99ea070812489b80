package com.emailpilot.gateway.operations;

import com.emailpilot.clients.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the system itself, as the watchdog found it.
 *
 * @param severity how soon to look at it: {@code urgent} or {@code by_day}
 * @param remedy what to do
 * @param count how many are concerned, at least
 * @param examples some of them
 * @param since when it was seen first; absent where a watchdog did not say
 */
record OpenAlert(
        String name,
        String severity,
        String summary,
        String remedy,
        long count,
        List<String> examples,
        @Nullable Instant since) {

    OpenAlert {
        examples = List.copyOf(examples);
    }

    static OpenAlert of(Document alert) {
        return new OpenAlert(
                alert.path().id(),
                alert.text("severity").orElse("urgent"),
                alert.text("summary").orElse(""),
                alert.text("remedy").orElse(""),
                alert.number("count").orElse(1L),
                alert.texts("examples"),
                alert.time("seen_since").orElse(null));
    }
}
