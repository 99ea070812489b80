package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Grant;
import com.emailpilot.events.RefusalReason;

/** Whether a grant may be applied to the client of its account: step P4, pure. */
final class UpsertPolicy {

    private UpsertPolicy() {}

    /** What to do with the grant. */
    sealed interface Verdict {}

    record Apply() implements Verdict {}

    record Refuse(RefusalReason reason) implements Verdict {}

    /** A revocation is on its way: it would end this grant too, so the grant waits for its end. */
    record WaitForRevocation() implements Verdict {}

    static Verdict judge(Grant grant, Target target) {
        var expected = grant.expectedClientId();
        if (expected != null && !target.isKnownAs(expected)) {
            return new Refuse(RefusalReason.WRONG_ACCOUNT);
        }
        var client = target.client();
        if (client == null) {
            return new Apply();
        }
        if (client.oauth().isNewerThan(grant.createdAt())) {
            return new Refuse(RefusalReason.SUPERSEDED);
        }
        if (client.oauth().revocationStarted()) {
            return new WaitForRevocation();
        }
        return client.oauth().revokedSince(grant.claimedAt())
                ? new Refuse(RefusalReason.REVOKED_MEANWHILE)
                : new Apply();
    }
}
