package com.emailpilot.gateway.history;

import com.emailpilot.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the archive.
 *
 * @param at server time at which it was stored
 * @param event absent for one that a later version wrote and this one does not know
 */
record Told(Instant at, String id, @Nullable Event event) {}
