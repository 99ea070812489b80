package com.emailpilot.sandbox.http;

import java.time.Duration;

/** How an answer travels: whole, or in one of the ways in which servers and networks fail. */
public sealed interface Delivery {

    record Whole(Answer answer) implements Delivery {}

    /** Announces the full length, sends half of it, closes the connection. */
    record Truncated(Answer answer) implements Delivery {}

    record Dribbled(Answer answer, Duration perByte) implements Delivery {}

    /** A JSON document that begins well and is far too long. */
    record Oversized(long bytes) implements Delivery {}

    record Never() implements Delivery {}

    /** The connection is reset (RST) without an answer. */
    record Reset() implements Delivery {}

    /** How the traffic log names the outcome: the status, or what became of the connection. */
    default String outcome() {
        return switch (this) {
            case Whole(var answer) -> String.valueOf(answer.status());
            case Truncated _ -> "truncated";
            case Dribbled _ -> "dribbled";
            case Oversized _ -> "oversized";
            case Never _ -> "never";
            case Reset _ -> "reset";
        };
    }
}
