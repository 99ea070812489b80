package com.emailpilot.gateway.refresh;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.SingleFlight;
import com.emailpilot.clients.refresh.FollowPolicy;
import com.emailpilot.clients.refresh.FollowRefresh;
import com.emailpilot.clients.refresh.RefreshOutcome;
import com.emailpilot.clients.refresh.RefreshOutcome.TooMany;
import com.emailpilot.clients.refresh.RefreshRequests;
import com.emailpilot.gateway.audit.AuditTrail;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Asks the refresher for fresh tokens and follows the record until it says how that ended. */
final class RefreshClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FollowRefresh follow;
    private final RefreshRequests requests;
    private final RefreshLimits limits;
    private final AuditTrail audit;
    private final SingleFlight<String, Told> flights = new SingleFlight<>();

    RefreshClient(ClientRecords records, RefreshRequests requests, RefreshLimits limits, AuditTrail audit) {
        this.follow = new FollowRefresh(records);
        this.requests = requests;
        this.limits = limits;
        this.audit = audit;
    }

    /**
     * What the person is told.
     *
     * @param coalesced whether nothing was asked for on behalf of this person alone
     */
    record Told(RefreshOutcome outcome, boolean coalesced) {}

    /** Goes on to its end even if the person does not wait for it. */
    Mono<Told> refresh(String user, Read found) {
        return Mono.defer(() -> FollowPolicy.beforeAsking(found)
                .map(outcome -> Mono.just(new Told(outcome, outcome instanceof RefreshOutcome.FreshAlready)))
                .orElseGet(() -> fly(user, found)));
    }

    private Mono<Told> fly(String user, Read found) {
        return flights.join(
                found.client().clientId(),
                () -> ask(user, found).map(outcome -> new Told(outcome, false)),
                told -> new Told(told.outcome(), true));
    }

    private Mono<RefreshOutcome> ask(String user, Read found) {
        return limits.take(user, found.client().clientId())
                .map(wait -> Mono.<RefreshOutcome>just(new TooMany(wait)))
                .orElseGet(() -> follow.after(
                        found, Mono.when(audit.add(asked(user, found)), requests.publish(found)), PATIENCE));
    }

    private static AuditRow asked(String user, Read found) {
        return AuditRow.of(UUID.randomUUID().toString(), found.readTime(), AuditAction.REFRESH_REQUESTED, user)
                .about(found.client().clientId())
                .with("token_version", found.client().oauth().tokenVersion());
    }
}
