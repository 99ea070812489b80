package com.emailpilot.clients.audit;

import java.time.Instant;

/** What became of a turn to seal the trail. */
public sealed interface SealOutcome {

    /**
     * The trail is sealed up to here.
     *
     * @param hash worth keeping elsewhere: who knows it can prove the whole trail before it
     * @param more whether there are rows that need another seal at once
     */
    record Sealed(long number, String hash, int rows, Instant to, boolean more) implements SealOutcome {}

    /** Nothing was written since the last seal. */
    record NothingNew() implements SealOutcome {}

    /** Another instance made this seal. */
    record Outrun() implements SealOutcome {}

    /** The end of the chain is not what this instance saw last: somebody removed seals, or wrote others. */
    record Changed(long number) implements SealOutcome {}
}
