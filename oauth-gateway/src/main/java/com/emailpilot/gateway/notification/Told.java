package com.emailpilot.gateway.notification;

/** How an attempt to tell somebody ended; a cause is a fixed word, or one with a number. */
sealed interface Told {

    /** The other side has taken it. */
    record Delivered() implements Told {}

    /** The other side will never take it. */
    record Refused(String cause) implements Told {}

    /** It may work another time; perhaps it was taken, and only the answer was lost. */
    record Unreachable(String cause) implements Told {}
}
