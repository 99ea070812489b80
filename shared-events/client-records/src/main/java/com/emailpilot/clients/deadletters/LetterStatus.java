package com.emailpilot.clients.deadletters;

/** How a dead letter stands. */
public enum LetterStatus {
    /** It waits for somebody to decide. */
    PARKED("Waiting"),
    /** It is on its way to its consumer again. */
    REDRIVING("Sent again"),
    /** It was handled at last, or dropped. */
    RESOLVED("Done");

    private final String label;

    LetterStatus(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
