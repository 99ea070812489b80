package com.emailpilot.clients;

import java.time.Instant;

/** How the claim of a state ended. */
public sealed interface Claim {

    /** The state is ours, for the one exchange that it is good for. */
    record Won(Instant claimedAt) implements Claim {}

    /** Somebody finished the flow before; this is how it ended. */
    record Finished(String outcome) implements Claim {}

    /** Somebody is working on the flow right now. */
    record InProgress() implements Claim {}

    /** Somebody claimed the state and never came to a result: the flow is burnt. */
    record Abandoned() implements Claim {}
}
