package com.emailpilot.clients.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of the trail found.
 *
 * @param seals how many seals were there
 * @param rows how many rows are as they were sealed
 * @param pruned how many rows were dropped by retention, which a row of the trail itself tells
 * @param unsealed how many rows are too young to be sealed
 * @param sealedUntil the end of the last seal's span; absent where there is no seal
 * @param end the last seal, worth noting elsewhere; absent as above
 * @param findings what is not as it was sealed; empty where nobody changed anything
 */
public record Verdict(
        long seals,
        long rows,
        long pruned,
        long unsealed,
        @Nullable Instant sealedUntil,
        @Nullable Anchor end,
        List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }
}
