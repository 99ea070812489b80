package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.faults.Fault;
import com.emailpilot.sandbox.faults.FaultRule;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault as the control API takes it; what is left out has the default that the README names. */
record FaultRequest(
        @Nullable String endpoint,
        @Nullable String kind,
        @Nullable String account,
        @Nullable String when,
        @Nullable Integer times,
        @Nullable Double probability,
        @Nullable Integer status,
        @Nullable Integer retryAfter,
        @Nullable String error,
        @Nullable Long bytes,
        @Nullable Duration delay,
        @Nullable Map<String, String> headers,
        @Nullable String body) {

    private static final long FIFTY_MEGABYTES = 50L * 1024 * 1024;

    FaultRule rule() {
        return new FaultRule(or(endpoint, "*"), account, fault(), moment(), times, or(probability, 1.0));
    }

    private Fault fault() {
        return switch (or(kind, "status")) {
            case "status" -> new Fault.Status(or(status, 503), retryAfter);
            case "oauth_error" -> new Fault.OAuthError(or(status, 400), or(error, "invalid_grant"));
            case "challenge" -> new Fault.Challenge();
            case "html" -> new Fault.HtmlPage();
            case "malformed_json" -> new Fault.MalformedJson();
            case "truncated" -> new Fault.Truncated();
            case "oversized" -> new Fault.Oversized(or(bytes, FIFTY_MEGABYTES));
            case "slow_loris" -> new Fault.SlowLoris(or(delay, Duration.ofSeconds(1)));
            case "hang" -> new Fault.Hang();
            case "delay" -> new Fault.Delay(or(delay, Duration.ofSeconds(1)));
            case "reset" -> new Fault.Reset();
            case "canned" -> new Fault.Canned(or(status, 200), or(headers, Map.of()), or(body, ""));
            default -> throw new IllegalArgumentException("There is no fault of kind " + kind + ".");
        };
    }

    private FaultRule.Moment moment() {
        return switch (or(when, "before")) {
            case "before" -> FaultRule.Moment.BEFORE_ACTING;
            case "after" -> FaultRule.Moment.AFTER_ACTING;
            default -> throw new IllegalArgumentException("when is before or after.");
        };
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }
}
