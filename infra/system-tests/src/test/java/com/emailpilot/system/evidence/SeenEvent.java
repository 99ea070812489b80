package com.emailpilot.system.evidence;

import com.emailpilot.system.running.TopicTaps.Tapped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One publication of an event that has a document.
 *
 * @param type the last part of the CloudEvents type, for example {@code tokens-rotated}
 * @param data its JSON
 */
record SeenEvent(String id, String topic, String type, JsonNode data) {

    /** In the order in which they happened to a client. */
    static final Comparator<SeenEvent> BY_SEQ =
            Comparator.comparingLong(SeenEvent::generation).thenComparingLong(SeenEvent::seq);

    private static final List<String> WITH_DOCUMENT = List.of("klaviyo-connections", "client-events");
    private static final JsonMapper JSON = new JsonMapper();

    /** All but poison, hints, and what a client looked like when somebody asked. */
    static List<SeenEvent> all(List<Tapped> messages) {
        return messages.stream()
                .filter(tapped -> WITH_DOCUMENT.contains(tapped.topic())
                        && !tapped.type().equals("client-snapshot")
                        && !tapped.message().containsAttributes(Invariants.POISON))
                .map(tapped -> new SeenEvent(
                        tapped.event().id(),
                        tapped.topic(),
                        tapped.type(),
                        JSON.readTree(tapped.event().data())))
                .toList();
    }

    /** Whose event it is; empty text where it is no client's: a refusal changes none, even if it names one. */
    String client() {
        return type.equals("connection-refused") ? "" : text("client_id");
    }

    long generation() {
        return data.path("generation").asLong();
    }

    long seq() {
        return data.path("seq").asLong();
    }

    String text(String field) {
        return data.path(field).asString("");
    }

    /** A time in its data; empty where there is none. */
    Optional<Instant> time(String field) {
        return data.path(field).asStringOpt().map(Instant::parse);
    }
}
