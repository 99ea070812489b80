package com.emailpilot.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into messages and back: CloudEvents 1.0 in the binary binding, with JSON data.
 *
 * <p>The id is derived from what the event is about: encoding the same event again yields the same id.
 */
public final class EventCodec {

    private static final String TRACEPARENT = "traceparent";
    private static final String REPLAY_ID = "replay-id";
    private static final String JSON = "application/json";

    private final EventJson json = new EventJson();

    /**
     * The message of an event.
     *
     * @param source name of the service that says so, for example {@code oauth-gateway}
     * @param time when it happened, by the clock of the server that stored it
     * @param traceparent W3C trace context to pass on; absent where there is none
     */
    public EventMessage encode(Event event, String source, Instant time, @Nullable String traceparent) {
        EventType type = EventType.of(event);
        CloudEvent envelope = CloudEventBuilder.v1()
                .withId(EventId.of(event))
                .withSource(URI.create("//emailpilot/" + source))
                .withType(type.type())
                .withSubject(event.subject())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withDataSchema(type.schema())
                .withDataContentType(JSON)
                .build();
        Map<String, String> attributes = new HashMap<>(new AttributeWriter().writeBinary(envelope));
        if (traceparent != null) {
            attributes.put(TRACEPARENT, traceparent);
        }
        return new EventMessage(type.topic(), orderingKey(event), attributes, json.write(event));
    }

    /** The names of the types that the archive holds, {@code client-created} for example: all but hints. */
    public static List<String> archivedTypes() {
        return Arrays.stream(EventType.values())
                .filter(type -> !type.isHint())
                .map(EventType::kebabName)
                .toList();
    }

    /** The topics whose events the archive holds. */
    public static Set<String> archivedTopics() {
        return Arrays.stream(EventType.values())
                .filter(type -> !type.isHint())
                .map(EventType::topic)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a message is of ours, and of a type that this version does not know. */
    public static boolean isOfLaterContract(Map<String, String> attributes) {
        var type = attributes.getOrDefault("ce-type", "");
        return type.startsWith("com.emailpilot.") && EventType.named(type).isEmpty();
    }

    /** A hint has none: whoever takes it reads the record, and must not wait for those before it. */
    private static String orderingKey(Event event) {
        return event instanceof ExpiryHint ? "" : event.subject();
    }

    /**
     * The event of a message; everything that is not in the contract is {@link PermanentFailureException}.
     *
     * @param messageId identifies a message of a clock that names no event id
     * @param publishTime dates a message of a clock that names no time
     */
    public ReceivedEvent decode(Map<String, String> attributes, byte[] data, String messageId, Instant publishTime) {
        EventType type = typeOf(attributes);
        CloudEvent envelope = envelope(completed(type, attributes, messageId, publishTime), data);
        Instant time = time(envelope);
        return new ReceivedEvent(
                envelope.getId(),
                time,
                json.read(type, data, time),
                attributes.get(REPLAY_ID),
                attributes.get(TRACEPARENT));
    }

    private static EventType typeOf(Map<String, String> attributes) {
        if (!"1.0".equals(attributes.get("ce-specversion"))) {
            throw new PermanentFailureException("ce-specversion is not 1.0");
        }
        return EventType.named(attributes.getOrDefault("ce-type", ""))
                .orElseThrow(() -> new PermanentFailureException("ce-type is not of the contract"));
    }

    private static Map<String, String> completed(
            EventType type, Map<String, String> attributes, String messageId, Instant publishTime) {
        if (!type.scheduled()) {
            return attributes;
        }
        Map<String, String> completed = new HashMap<>(attributes);
        completed.putIfAbsent("ce-id", messageId);
        completed.putIfAbsent("ce-time", publishTime.toString());
        return completed;
    }

    private static CloudEvent envelope(Map<String, String> attributes, byte[] data) {
        try {
            CloudEvent envelope = new AttributeReader(attributes, data).toEvent();
            String contentType = envelope.getDataContentType();
            if (contentType != null && !contentType.startsWith(JSON)) {
                throw new PermanentFailureException("content-type is not application/json");
            }
            return envelope;
        } catch (CloudEventRWException | IllegalStateException | IllegalArgumentException _) {
            throw new PermanentFailureException("the attributes are not those of a CloudEvent");
        }
    }

    private static Instant time(CloudEvent envelope) {
        OffsetDateTime time = envelope.getTime();
        if (time == null) {
            throw new PermanentFailureException("ce-time is missing");
        }
        if (envelope.getId().isBlank()) {
            throw new PermanentFailureException("ce-id is blank");
        }
        return time.toInstant();
    }
}
