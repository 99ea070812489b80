package com.emailpilot.clients.replay;

import com.emailpilot.clients.ArchivedEvent;
import java.util.List;

/**
 * What a replay would send.
 *
 * @param more whether there are more events than were counted
 * @param sample the first of them
 */
public record ReplayPreview(long count, boolean more, List<ArchivedEvent> sample) {

    public ReplayPreview {
        sample = List.copyOf(sample);
    }
}
