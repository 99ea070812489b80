package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.DocumentPath;
import com.emailpilot.events.AlertSeverity;
import java.time.Duration;

/** What can be wrong with the system itself, and what a person does about it. */
enum Alert {
    REFRESH_OVERDUE(
            "refresh_overdue",
            AlertSeverity.URGENT,
            Duration.ofMinutes(2),
            "The tokens of these clients should have been rotated long ago.",
            "See that a token refresher runs and that the clock publishes ExpirySweepDue; then its breaker and its log."),
    REFRESH_MISSING(
            "refresh_missing",
            AlertSeverity.URGENT,
            Duration.ZERO,
            "No sweep will ever find these clients: their records lack oauth.next_refresh_at.",
            "Ask for a refresh of each; one that a first version wrote has to be migrated."),
    OUTBOX_STUCK(
            "outbox_stuck",
            AlertSeverity.URGENT,
            Duration.ZERO,
            "These events are stored and were not published in time.",
            "See that their service runs, and that it may publish on their topic."),
    SUBSCRIPTION_MISSING(
            "subscription_missing",
            AlertSeverity.URGENT,
            Duration.ofMinutes(2),
            "No message reaches these subscriptions: they are not there, or have lost their topic.",
            "Make them again from the topology (terraform apply), then replay the events of that time."),
    REVISION_RETIRING(
            "revision_retiring",
            AlertSeverity.BY_DAY,
            Duration.ZERO,
            "Klaviyo retires the revision of its API that we speak within 90 days.",
            "Move to a newer revision: read Klaviyo's change log, run the contract tests, release.");

    static final String COLLECTION = "alerts";

    private final String word;
    private final AlertSeverity severity;
    private final Duration patience;
    private final String summary;
    private final String remedy;

    Alert(String word, AlertSeverity severity, Duration patience, String summary, String remedy) {
        this.word = word;
        this.severity = severity;
        this.patience = patience;
        this.summary = summary;
        this.remedy = remedy;
    }

    /** The name in events, documents and metrics. */
    String word() {
        return word;
    }

    AlertSeverity severity() {
        return severity;
    }

    /** How long it must last before somebody is told: what mends itself sooner is no news. */
    Duration patience() {
        return patience;
    }

    String summary() {
        return summary;
    }

    String remedy() {
        return remedy;
    }

    DocumentPath path() {
        return new DocumentPath(COLLECTION, word);
    }
}
