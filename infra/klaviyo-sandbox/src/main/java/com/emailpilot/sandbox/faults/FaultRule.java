package com.emailpilot.sandbox.faults;

import org.jspecify.annotations.Nullable;

/**
 * When a fault strikes.
 *
 * @param endpoint its name, a prefix of it up to a dot ({@code token} covers {@code token.refresh}), or {@code *}
 * @param account only requests for this account; null for all
 * @param moment whether the sandbox does what was asked before it fails to say so
 * @param times for how many requests; null until cleared
 * @param probability with which it strikes a request that fits
 */
public record FaultRule(
        String endpoint,
        @Nullable String account,
        Fault fault,
        Moment moment,
        @Nullable Integer times,
        double probability) {

    /** For the next requests to an endpoint, before they are acted on. */
    public static FaultRule next(int times, String endpoint, Fault fault) {
        return new FaultRule(endpoint, null, fault, Moment.BEFORE_ACTING, times, 1.0);
    }

    /** For every request to an endpoint until cleared, before it is acted on. */
    public static FaultRule always(String endpoint, Fault fault) {
        return new FaultRule(endpoint, null, fault, Moment.BEFORE_ACTING, null, 1.0);
    }

    /** The same fault, but the sandbox has acted by then. */
    public FaultRule afterActing() {
        return new FaultRule(endpoint, account, fault, Moment.AFTER_ACTING, times, probability);
    }

    public FaultRule forAccount(String accountId) {
        return new FaultRule(endpoint, accountId, fault, moment, times, probability);
    }

    public FaultRule withProbability(double chance) {
        return new FaultRule(endpoint, account, fault, moment, times, chance);
    }

    boolean fits(String requestedEndpoint, @Nullable String requestedAccount) {
        return (endpoint.equals("*")
                        || requestedEndpoint.equals(endpoint)
                        || requestedEndpoint.startsWith(endpoint + "."))
                && (account == null || account.equals(requestedAccount));
    }

    FaultRule onceLess() {
        return times == null ? this : new FaultRule(endpoint, account, fault, moment, times - 1, probability);
    }

    boolean spent() {
        return times != null && times <= 0;
    }

    /** Whether the request is acted on although it fails. */
    public enum Moment {
        BEFORE_ACTING,
        AFTER_ACTING
    }
}
