package com.emailpilot.simulator;

/** What can go wrong at a call of a port. */
enum Mishap {
    /** The process dies before its call leaves. */
    CRASH_BEFORE,
    /** The call has its effect, and the process dies before it hears of it. */
    CRASH_AFTER,
    /** The process stands still while the call is under way, for up to a minute and a half. */
    PAUSE,
    /** The call takes seconds. */
    SLOW,
    READ_FAILED,
    COMMIT_NOT_STORED,
    COMMIT_STORED_UNANSWERED,
    /** Stored after the caller gave up. */
    COMMIT_LATE,
    /** The answer is lost, and the client of the store sends the commit again. */
    COMMIT_SENT_TWICE,
    /** Somebody changes an unrelated field of the record right before the commit. */
    OTHER_WRITER,
    PUBLISH_FAILED,
    PUBLISH_STORED_UNANSWERED,
    MESSAGE_DUPLICATED,
    MESSAGE_DELAYED,
    ACK_LOST,
    /** No connection to Klaviyo. */
    UNREACHABLE,
    /** Klaviyo never gets the request, and nobody knows. */
    REQUEST_LOST,
    /** Klaviyo acts, and nobody knows. */
    ANSWER_LOST,
    /** Klaviyo takes up to 11 s. */
    SLOW_ANSWER,
    /** The process stands still once the commit is sent that takes an attempt, before it sends its request. */
    HELD_UP,
    /** A request and the process that waits for it stand still together: it is long on its way, and nobody gives up. */
    STALLED,
    RATE_LIMITED,
    SERVER_ERROR,
    /** Klaviyo calls a good token dead, for half a minute. */
    FALSE_INVALID_GRANT,
    CLIENT_REFUSED
}
