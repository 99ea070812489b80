package com.emailpilot.refresher.rotation;

/** Whether an attempt is ours: how step R1 ended. */
sealed interface Taken permits Held, Taken.Stopped {

    /** It is not, and this is what became of the wish. */
    record Stopped(RotationOutcome outcome) implements Taken {}
}
