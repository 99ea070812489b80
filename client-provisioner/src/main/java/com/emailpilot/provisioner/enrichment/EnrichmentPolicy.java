package com.emailpilot.provisioner.enrichment;

import com.emailpilot.clients.ActiveClient;
import com.emailpilot.clients.ClientRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a client is to be read again: pure. The record says so, so that whatever was missed is due again. */
final class EnrichmentPolicy {

    /** Less than a day, so that a client stays at its hour of the day, wherever in the hour the clock ticks. */
    private static final Duration A_DAY = Duration.ofMinutes(23 * 60 + 30);

    private static final List<String> COUNTING = List.of("lists:read", "segments:read");

    private EnrichmentPolicy() {}

    /** Whether it was not read within the last day, and can be. */
    static boolean isDue(ActiveClient client) {
        if (!client.hasTokens() || client.generation() == 0) {
            return false;
        }
        var aDayAgo = client.readTime().minus(A_DAY);
        return isBefore(client.checkedAt(), aDayAgo)
                || (client.scopes().containsAll(COUNTING) && isBefore(client.countedAt(), aDayAgo));
    }

    /** Whether it was counted since somebody wished for it: the same hint may come twice, and hints may pile up. */
    static boolean isDone(ClientRecord client, Instant wishedAt) {
        var countedAt = client.klaviyo().countedAt();
        return countedAt != null && countedAt.isAfter(wishedAt);
    }

    private static boolean isBefore(@Nullable Instant last, Instant then) {
        return last == null || last.isBefore(then);
    }
}
