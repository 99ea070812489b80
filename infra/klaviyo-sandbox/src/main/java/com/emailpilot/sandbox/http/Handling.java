package com.emailpilot.sandbox.http;

import java.util.function.Supplier;

/**
 * What a site will do with a request, not yet done: faults and the ledger need to know the endpoint first.
 *
 * @param endpoint the name by which faults, counts and the ledger know it; empty for the sandbox's own pages and controls
 * @param action does it and says the answer; it runs at most once
 */
public record Handling(String endpoint, Supplier<Answer> action) {

    /** For what Klaviyo does not have: never counted, never disturbed. */
    public static Handling unobserved(Supplier<Answer> action) {
        return new Handling("", action);
    }

    public boolean observed() {
        return !endpoint.isEmpty();
    }
}
