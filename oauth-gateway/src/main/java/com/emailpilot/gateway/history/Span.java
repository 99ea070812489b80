package com.emailpilot.gateway.history;

import java.time.Instant;

/**
 * How a connection stood for some time.
 *
 * @param tone good, warn, bad or off
 * @param standing the same in words
 */
record Span(String tone, String standing, Instant from, Instant to) {}
