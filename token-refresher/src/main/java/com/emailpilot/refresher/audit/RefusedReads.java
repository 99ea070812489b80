package com.emailpilot.refresher.audit;

import com.emailpilot.refresher.identity.RefusalLog;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Audits requests for credentials that were turned away: twenty rows a second at most, the last one counts the others. */
final class RefusedReads implements RefusalLog {

    private static final Pattern CREDENTIAL = Pattern.compile("/api/clients/([A-Za-z0-9_-]{1,64})/klaviyo/credential");
    private static final int ROWS_A_SECOND = 20;

    private final AuditTrail trail;
    private final Clock clock;
    private int rows;
    private long more;
    private @Nullable CredentialRead last;

    RefusedReads(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public synchronized void refused(@Nullable String email, String path, String reason) {
        var asked = CREDENTIAL.matcher(path);
        if (!asked.matches()) {
            return;
        }
        var read = CredentialRead.without(clock.instant(), email, asked.group(1), reason);
        if (rows < ROWS_A_SECOND) {
            rows++;
            trail.add(read);
        } else {
            more++;
            last = read;
        }
    }

    /** Begins a new second. */
    synchronized void nextSecond() {
        if (last != null) {
            trail.add(last.andMore(more - 1));
        }
        rows = 0;
        more = 0;
        last = null;
    }
}
