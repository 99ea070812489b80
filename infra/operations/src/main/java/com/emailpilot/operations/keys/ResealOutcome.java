package com.emailpilot.operations.keys;

/** What became of one document. */
enum ResealOutcome {
    /** All that it holds was sealed with the current key already. */
    UNCHANGED,
    /** All that it holds is sealed with the current key now. */
    RESEALED,
    /** Some of what it holds does not open, and stays as it is. */
    QUARANTINED,
    /** Others went on changing it: the next run takes it. */
    LEFT
}
