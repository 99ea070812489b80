package com.emailpilot.klaviyo;

import java.time.Duration;

/**
 * How long a call of the REST API may take.
 *
 * @param connect for one try to connect
 * @param answer for one try
 * @param total for both tries and the pause between them
 * @param pause before the second try, unless Klaviyo names one
 * @param longestWait the longest wait named by Klaviyo that is worth sitting out
 */
record ApiLimits(Duration connect, Duration answer, Duration total, Duration pause, Duration longestWait) {

    static final ApiLimits PRODUCTION = new ApiLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(12),
            Duration.ofMillis(300),
            Duration.ofSeconds(2));
}
