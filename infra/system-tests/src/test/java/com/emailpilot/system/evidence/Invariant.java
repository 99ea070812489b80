package com.emailpilot.system.evidence;

/** Something that must be true of what every run leaves behind. */
@FunctionalInterface
interface Invariant {

    Finding check(Evidence evidence);
}
