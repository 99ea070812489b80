package com.emailpilot.gateway.operations;

import com.emailpilot.clients.replay.ReplayPreview;
import java.util.List;

/**
 * What a replay would send, as callers see it.
 *
 * @param more whether there are more events than were counted
 * @param sample the first of them
 */
record ReplayLook(long count, boolean more, List<EventView> sample) {

    ReplayLook {
        sample = List.copyOf(sample);
    }

    static ReplayLook of(ReplayPreview preview) {
        return new ReplayLook(
                preview.count(),
                preview.more(),
                preview.sample().stream().map(EventView::of).toList());
    }
}
