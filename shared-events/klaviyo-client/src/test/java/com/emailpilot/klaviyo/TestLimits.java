package com.emailpilot.klaviyo;

import java.time.Duration;
import java.util.List;

/** Limits as in production, but short. */
final class TestLimits {

    static final TokenLimits TOKENS = new TokenLimits(
            Duration.ofSeconds(2),
            new CallLimits(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    List.of(Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofMillis(8))),
            new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), List.of(Duration.ofMillis(2))));

    static final TokenLimits IMPATIENT = new TokenLimits(
            Duration.ofSeconds(2),
            new CallLimits(Duration.ofMillis(800), Duration.ofMillis(800), List.of()),
            new CallLimits(Duration.ofMillis(800), Duration.ofMillis(800), List.of()));

    static final ApiLimits API = new ApiLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofMillis(5),
            Duration.ofSeconds(1));

    private TestLimits() {}
}
