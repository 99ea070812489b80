package com.emailpilot.klaviyo;

import java.time.Duration;
import java.util.List;

/**
 * How long the token calls may take.
 *
 * @param connect for one try to connect
 * @param refresh of a revocation too
 */
record TokenLimits(Duration connect, CallLimits exchange, CallLimits refresh) {

    static final TokenLimits PRODUCTION = new TokenLimits(
            Duration.ofSeconds(2),
            new CallLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    List.of(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800))),
            new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), List.of(Duration.ofMillis(200))));
}
