package com.emailpilot.events.reference;

import java.util.List;

/**
 * What the topology does not say of a topic.
 *
 * @param publishers who sends its events
 */
record TopicWords(String description, List<String> publishers) {

    TopicWords {
        publishers = List.copyOf(publishers);
    }

    /** The words for a topic of events; a new one must get its own here. */
    static TopicWords of(String topic) {
        return switch (topic) {
            case "klaviyo-connections" ->
                new TopicWords(
                        "Somebody consented at Klaviyo. For the provisioner and the pages; others listen to `client-events`.",
                        List.of("oauth-gateway"));
            case "client-events" ->
                new TopicWords(
                        "Everything that happens to clients, and alerts about the system itself. The topic for services of yours: give each its own subscription.",
                        List.of("client-provisioner", "token-refresher", "oauth-gateway"));
            case "token-expiry" ->
                new TopicWords(
                        "Hints that tokens are due. Losing or doubling one changes nothing.",
                        List.of("Cloud Scheduler", "token-refresher", "oauth-gateway", "client-provisioner"));
            case "enrichment" ->
                new TopicWords(
                        "Hints that what Klaviyo tells about clients should be read again.",
                        List.of("Cloud Scheduler", "oauth-gateway", "client-provisioner"));
            default -> throw new IllegalStateException("Say in TopicWords what the topic " + topic + " is for");
        };
    }
}
