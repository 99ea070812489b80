package com.emailpilot.events;

import java.time.Instant;
import java.util.List;

/**
 * Something is wrong with the system itself, and a person has to look at it; told once per incident.
 *
 * @param alert fixed name of what is watched; there will be more of them
 * @param summary one sentence that says what is wrong
 * @param remedy one sentence that says what to do
 * @param count how many clients, events, subscriptions or revisions are concerned, at least
 * @param examples some of them, at least one: ids of clients or events, names of subscriptions or revisions
 * @param since when it was seen first, in server time: tells one incident from the next
 * @param occurredAt when it was raised, in server time
 */
public record OperationsAlertRaised(
        String alert,
        AlertSeverity severity,
        String summary,
        String remedy,
        long count,
        List<String> examples,
        Instant since,
        Instant occurredAt)
        implements ClientEvent {

    public OperationsAlertRaised {
        Required.text("alert", alert);
        Required.present("severity", severity);
        Required.text("summary", summary);
        Required.text("remedy", remedy);
        Required.positive("count", count);
        Required.present("examples", examples);
        Required.texts("examples", examples);
        Required.present("since", since);
        Required.present("occurred_at", occurredAt);
        examples = List.copyOf(examples);
    }

    @Override
    public String subject() {
        return "operations/" + alert;
    }
}
