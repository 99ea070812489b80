package com.emailpilot.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last attempt to rotate ended.
 *
 * @param at server time
 * @param outcome a fixed word
 * @param retryAt when the next try is planned; absent where nobody plans one
 */
public record LastAttempt(
        String id, Instant at, String outcome, @Nullable Instant retryAt) {}
