package com.emailpilot.events.reference;

import java.util.List;

/**
 * An attribute of the Pub/Sub messages that carry events: the binary binding of CloudEvents 1.0, and ours.
 *
 * @param always whether each message has it that a service of ours sends
 */
record Attribute(String name, boolean always, String meaning) {

    static final List<Attribute> ALL = List.of(
            new Attribute(
                    "ce-id",
                    true,
                    "Names the event: the same however often it is sent. Absent in what a clock sends; then Pub/Sub's message id counts."),
            new Attribute("ce-source", true, "Who says so, for example `//emailpilot/client-provisioner`."),
            new Attribute("ce-type", true, "What happened."),
            new Attribute("ce-specversion", true, "`1.0`."),
            new Attribute(
                    "ce-time",
                    true,
                    "When it happened, by the clock of the database. Absent in what a clock sends; then the time of publication counts."),
            new Attribute("ce-subject", true, "What it is about: the id of a client, or of a grant."),
            new Attribute("ce-dataschema", true, "Names the JSON Schema of the data."),
            new Attribute("content-type", true, "`application/json`, in UTF-8."),
            new Attribute("traceparent", false, "W3C trace context of whoever caused it."),
            new Attribute("replay-id", false, "Names the replay that sends the event again."),
            new Attribute(
                    "replay-target",
                    false,
                    "The one subscription that a replay is for; a consumer of any other must acknowledge the message and do nothing."));
}
