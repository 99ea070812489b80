package com.emailpilot.refresher.credentials;

import com.emailpilot.refresher.credentials.CredentialResult.NotNow;
import com.emailpilot.refresher.rotation.RotationOutcome;
import com.emailpilot.refresher.rotation.RotationOutcome.Postponed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When to ask again for a credential that no refresh brought. */
final class RetryPolicy {

    private static final Duration STILL_RUNNING = Duration.ofSeconds(5);
    private static final Duration UNPLANNED = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryPolicy() {}

    static NotNow notNow(Optional<RotationOutcome> outcome, Instant now) {
        return outcome.filter(Postponed.class::isInstance)
                .map(Postponed.class::cast)
                .map(postponed -> new NotNow("refresh_postponed", pause(postponed, now)))
                .orElse(new NotNow("refresh_under_way", STILL_RUNNING));
    }

    private static Duration pause(Postponed postponed, Instant now) {
        var planned = postponed.retryAt();
        if (planned == null) {
            return UNPLANNED;
        }
        var pause = Duration.between(now, planned);
        if (pause.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
