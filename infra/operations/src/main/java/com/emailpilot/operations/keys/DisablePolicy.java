package com.emailpilot.operations.keys;

import com.emailpilot.clients.KeysetReport;
import com.emailpilot.clients.KeysetReports.Running;
import com.emailpilot.vault.StoredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a key may be disabled: only what nothing is sealed with any more, and nobody seals with. */
final class DisablePolicy {

    /** What was sealed before an instance changed its key is stored within this time. */
    static final Duration LATECOMERS = Duration.ofSeconds(60);

    private DisablePolicy() {}

    /** Why nobody may count yet; empty if no instance can seal with the key any more. */
    static Optional<Objection> beforeCounting(StoredKey key, Running running) {
        if (key.state() == StoredKey.State.PRIMARY) {
            return Optional.of(
                    new Objection("Key " + key.name() + " seals: keys rotate puts another in its place.", false));
        }
        return running.reports().stream()
                .filter(instance -> instance.primaryKeyId() == key.id() || isTooFresh(instance, running.readTime()))
                .findFirst()
                .map(instance -> new Objection(
                        "Instance " + instance.instance() + " may still store what key " + key.name()
                                + " sealed, for a minute after it loaded another.",
                        true));
    }

    private static boolean isTooFresh(KeysetReport instance, Instant now) {
        return instance.sealsSince().plus(LATECOMERS).isAfter(now);
    }

    /**
     * Why the key is still needed; empty if it is not.
     *
     * @param rows documents that it sealed
     * @param unreadable those of them that do not open
     */
    static Optional<Objection> afterCounting(StoredKey key, long rows, long unreadable, boolean leaveUnreadable) {
        if (rows > unreadable) {
            return Optional.of(new Objection(
                    "%d documents are still sealed with key %s: run keys reseal."
                            .formatted(rows - unreadable, key.name()),
                    false));
        }
        return unreadable > 0 && !leaveUnreadable
                ? Optional.of(new Objection(
                        ("%d documents are sealed with key %s and do not open, seal_quarantine says why: repair them,"
                                        + " or give them up with --leave-quarantined.")
                                .formatted(unreadable, key.name()),
                        false))
                : Optional.empty();
    }

    /**
     * A reason not to disable a key.
     *
     * @param passes whether it goes away by itself
     */
    record Objection(String reason, boolean passes) {}
}
