package com.emailpilot.clients;

import java.time.Instant;

/**
 * A key that something may be sealed with.
 *
 * @param inUse whether every instance must hold it; false once it was disabled, or given up
 * @param firstSeen server time at which the first instance had it
 */
public record KnownKey(int id, boolean inUse, Instant firstSeen) {}
