package com.emailpilot.events.reference;

import com.emailpilot.events.Topology;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that leads to those of the events: envelope, topics, and what may be relied on. */
record IndexPage(Topology topology, List<DescribedEvent> events) {

    ContractFile file() {
        return new ContractFile(ContractFile.PAGES.resolve("README.md"), text());
    }

    private String text() {
        return """
                %s# Events

                What the services tell each other, and any service of yours.
                [AsyncAPI 3 document](%s/asyncapi.json) · [JSON Schemas](%s/schemas) · [a message of each type](%s/examples)

                ## All events

                | event | topic | says |
                | --- | --- | --- |
                %s

                ## What may be relied on

                - **At least once, in no order.** Know an event by `ce-id` and `replay-id`. Apply those of one client in the order of
                  (`generation`, `seq`), and drop what is not newer than what you have.
                - **Whatever happens to a client carries the whole client**, so that the newest event alone says how it stands.
                - **No event carries a token**, sealed or not.
                - **Within `.v1` there are only additions.** A field is never removed, renamed, made optional or of another type, and a
                  list of words stays as it is; the build fails otherwise. What must change comes as `.v2`, beside `.v1`.

                ## Attributes

                Google Cloud Pub/Sub, [CloudEvents 1.0](https://cloudevents.io) in the binary binding: each attribute of the event is one of
                the message, and the data is JSON. An SDK that reads CloudEvents over HTTP reads them if it takes attributes for headers.

                | attribute | always there | meaning |
                | --- | --- | --- |
                %s

                ## Topics

                | topic | published by | keeps messages for | for |
                | --- | --- | --- | --- |
                %s

                | subscription | topic | read by | cannot be handled |
                | --- | --- | --- | --- |
                %s

                Whatever failed comes back after %d to %d s, and goes to the dead-letter topic after %d attempts.
                """.formatted(
                        EventPage.GENERATED,
                        resources(),
                        resources(),
                        resources(),
                        lines(events.stream().map(IndexPage::event)),
                        lines(Attribute.ALL.stream().map(IndexPage::attribute)),
                        lines(topology.topics().stream()
                                .filter(topic -> topic.name().indexOf('.') < 0)
                                .map(IndexPage::topic)),
                        lines(Stream.concat(
                                topology.subscriptions().stream()
                                        .filter(each -> each.deadLetterTopic() != null)
                                        .map(IndexPage::subscription),
                                topology.liveSubscriptions().stream().map(IndexPage::live))),
                        topology.retryPolicy().minimumBackoff().toSeconds(),
                        topology.retryPolicy().maximumBackoff().toSeconds(),
                        topology.maxDeliveryAttempts());
    }

    private static String resources() {
        return "../../shared-events/event-contracts/src/main/resources/com/emailpilot/events";
    }

    private static String event(DescribedEvent event) {
        return "| [%s](%s.md) | `%s` | %s |".formatted(event.title(), event.name(), event.topic(), event.description());
    }

    private static String attribute(Attribute attribute) {
        return "| `%s` | %s | %s |".formatted(attribute.name(), attribute.always() ? "yes" : "no", attribute.meaning());
    }

    private static String topic(Topology.Topic topic) {
        var words = TopicWords.of(topic.name());
        return "| `%s` | %s | %s | %s |"
                .formatted(topic.name(), String.join(", ", words.publishers()), hours(topic), words.description());
    }

    private static String hours(Topology.Topic topic) {
        var hours = topic.retention().toHours();
        return hours < 48 ? hours + " h" : hours / 24 + " days";
    }

    private static String subscription(Topology.Subscription subscription) {
        return "| `%s` | `%s` | %s | `%s` |"
                .formatted(
                        subscription.name(),
                        subscription.topic(),
                        subscription.consumer(),
                        subscription.deadLetterTopic());
    }

    private static String live(Topology.LiveSubscription live) {
        return "| `%s.<instance>` | `%s` | %s, one for each instance | comes back |"
                .formatted(live.prefix(), live.topic(), live.consumer());
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
