package com.emailpilot.provisioner.watchdog;

import java.time.Duration;
import java.time.Instant;

/** When an alert is raised, and when it is over: pure. */
final class AlertPolicy {

    /** What comes back sooner is the same incident. */
    private static final Duration CALM = Duration.ofMinutes(5);

    private AlertPolicy() {}

    /** How the alert stands after a look. */
    static AlertState after(Finding finding, AlertState before, Duration patience, Instant now) {
        return finding.isGood() ? withoutTrouble(before, now) : inTrouble(before, patience, now);
    }

    /** Whether a person has to be told: once per incident. */
    static boolean raised(AlertState before, AlertState after) {
        return after.open() && !before.open();
    }

    private static AlertState withoutTrouble(AlertState before, Instant now) {
        var lastSeen = before.lastSeenAt();
        if (!before.open()) {
            return new AlertState(false, null, before.openedAt(), lastSeen, before.clearedAt());
        }
        var calm = lastSeen == null || !lastSeen.plus(CALM).isAfter(now);
        return calm ? new AlertState(false, null, before.openedAt(), lastSeen, now) : before;
    }

    private static AlertState inTrouble(AlertState before, Duration patience, Instant now) {
        var since = before.seenSince() == null ? now : before.seenSince();
        var opens = !before.open() && !since.plus(patience).isAfter(now);
        return new AlertState(before.open() || opens, since, opens ? now : before.openedAt(), now, before.clearedAt());
    }
}
