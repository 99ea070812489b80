package com.emailpilot.gateway.operations;

import java.util.List;

/**
 * What a replay would send.
 *
 * @param more whether there are more events than were counted
 * @param sample the first of them
 */
record ReplayPreview(long count, boolean more, List<EventView> sample) {

    ReplayPreview {
        sample = List.copyOf(sample);
    }
}
