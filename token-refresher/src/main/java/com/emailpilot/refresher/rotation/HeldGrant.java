package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.Grant;
import java.util.Objects;

/** An attempt on a waiting grant that is ours. */
record HeldGrant(Grant grant, Attempt attempt, boolean tookOver, long sentAt) {

    /** Whether the grant still waits with the tokens that the attempt set out to replace. */
    boolean unchangedIn(Grant fresh) {
        return Objects.equals(fresh.sealedTokens(), grant.sealedTokens());
    }

    boolean heldIn(Grant fresh) {
        var stored = fresh.attempt();
        return stored != null && stored.id().equals(attempt.id());
    }

    boolean endedIn(Grant fresh) {
        return attempt.id().equals(fresh.lastAttemptId());
    }

    @Override
    public String toString() {
        return "HeldGrant[" + grant + "]";
    }
}
