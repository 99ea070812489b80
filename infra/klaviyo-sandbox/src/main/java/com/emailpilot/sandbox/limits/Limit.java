package com.emailpilot.sandbox.limits;

/** How many requests fit into a second and into a minute. */
public record Limit(int perSecond, int perMinute) {

    /** For limits that Klaviyo states by the minute only. */
    public static Limit perMinute(int requests) {
        return new Limit(requests, requests);
    }

    /** The {@code RateLimit-Limit} header as Klaviyo really sends it: a list, not a number. */
    public String header() {
        return "%d, %d;w=1, %d;w=60".formatted(perSecond, perSecond, perMinute);
    }
}
