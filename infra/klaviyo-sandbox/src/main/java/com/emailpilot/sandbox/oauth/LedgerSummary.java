package com.emailpilot.sandbox.oauth;

import java.util.EnumMap;
import java.util.Map;

/** The ledger in a few numbers, for when there are too many rows to read. */
public record LedgerSummary(Map<CredentialKind, Sums> kinds) {

    public LedgerSummary {
        kinds = Map.copyOf(kinds);
    }

    /**
     * Of one kind.
     *
     * @param live how many would be accepted now
     * @param used how often any was accepted
     * @param presented how often any was shown
     * @param presentedSpent how often any was shown after it was spent
     */
    public record Sums(int issued, int live, int revoked, long used, long presented, long presentedSpent) {

        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

        private Sums plus(LedgerRow row) {
            return new Sums(
                    issued + 1,
                    live + (row.live() ? 1 : 0),
                    revoked + (row.revokedAt() == null ? 0 : 1),
                    used + row.used(),
                    presented + row.presented(),
                    presentedSpent + row.presentedSpent());
        }
    }

    public static LedgerSummary of(Iterable<LedgerRow> rows) {
        var sums = new EnumMap<CredentialKind, Sums>(CredentialKind.class);
        rows.forEach(row ->
                sums.put(row.kind(), sums.getOrDefault(row.kind(), Sums.NONE).plus(row)));
        return new LedgerSummary(sums);
    }
}
