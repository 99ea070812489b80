package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How soon a person should look at an alert. */
public enum AlertSeverity {
    /** Now, at any hour: connections are being lost, or news does not arrive. */
    @JsonProperty("urgent")
    URGENT("urgent"),
    /** By day: it harms nobody yet, but should not last. */
    @JsonProperty("by_day")
    BY_DAY("by_day");

    private final String word;

    AlertSeverity(String word) {
        this.word = word;
    }

    /** The word that stands in events, documents and answers. */
    public String word() {
        return word;
    }
}
