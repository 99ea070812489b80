package com.emailpilot.clients;

import java.time.Instant;
import java.util.Set;

/**
 * Which keys a running instance holds, as it said itself.
 *
 * @param service the kind of service that it is
 * @param primaryKeyId the key that it seals with
 * @param keyIds the keys that it can open with
 * @param sealsSince server time since which it seals with that key
 * @param reportedAt server time
 */
public record KeysetReport(
        String instance,
        String service,
        int primaryKeyId,
        Set<Integer> keyIds,
        Instant sealsSince,
        Instant reportedAt) {

    public KeysetReport {
        keyIds = Set.copyOf(keyIds);
    }
}
