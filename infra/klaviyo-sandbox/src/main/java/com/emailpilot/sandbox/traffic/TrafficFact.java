package com.emailpilot.sandbox.traffic;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What outlives the process of the requests: their numbers, not the requests themselves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface TrafficFact {

    /** A request was answered, or failed to be. */
    record Outcome(long number, String endpoint, String outcome) implements TrafficFact {}

    /** So many requests were answered alike. */
    record Count(String endpoint, String outcome, long times) implements TrafficFact {}

    /** The newest request had this number. */
    record Newest(long number) implements TrafficFact {}
}
