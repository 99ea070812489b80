package com.emailpilot.provisioner.upsert;

import com.emailpilot.events.RefusalReason;
import java.time.Instant;

/** What became of a grant. */
sealed interface ApplyOutcome {

    /** It made a new client. */
    record Created(String clientId) implements ApplyOutcome {}

    /** It gave a client new tokens. */
    record Reconnected(String clientId) implements ApplyOutcome {}

    /** It was not applied, for good. */
    record Refused(RefusalReason reason) implements ApplyOutcome {}

    /** It waits, because of Klaviyo or a revocation on its way. */
    record Postponed(String cause, Instant notBefore) implements ApplyOutcome {}

    /** There was nothing to do: absent, or closed before. */
    record AlreadyDone() implements ApplyOutcome {}
}
