package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.Document;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message that its consumer could not handle, as {@code dead_letters/{id}} keeps it.
 *
 * @param reason why, without any of its data
 * @param attributes as they were published
 * @param payload as much of it as is kept
 * @param bytes how much it was
 * @param sha256 of all of it
 * @param redrives how often it was sent again
 * @param seen how often it ended here
 * @param redrive what became of the last order to send it again; absent before the first
 * @param comment what was said when it was dropped; absent unless it was
 * @param document the document it was read from: the precondition of the next change
 */
public record ParkedLetter(
        String id,
        LetterStatus status,
        String subscription,
        String reason,
        Map<String, String> attributes,
        Payload payload,
        long bytes,
        String sha256,
        long redrives,
        long seen,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Redrive redrive,
        @Nullable String comment,
        Document document) {

    public ParkedLetter {
        attributes = Map.copyOf(attributes);
    }

    /**
     * The last order to send it again.
     *
     * @param key what the order was given under: whoever repeats it means the same order
     * @param attempt names the try to carry it out, of which one alone sends
     * @param at server time of the order
     * @param takenAt server time of the try
     * @param sentAt server time at which it had been sent; absent while nobody knows
     */
    public record Redrive(
            String key,
            String attempt,
            String by,
            Instant at,
            Instant takenAt,
            @Nullable Instant sentAt) {}

    /** Whether all of the payload is here. */
    public boolean whole() {
        return payload.bytes().length == bytes;
    }

    /** The CloudEvents type; empty where it was no event. */
    public String type() {
        return attributes.getOrDefault("ce-type", "");
    }

    /** The id under which its consumer knows it: its own, or the one that it was parked under. */
    String eventId() {
        return attributes.getOrDefault("ce-id", id.substring(Math.min(id.length(), subscription.length() + 1)));
    }

    /** The letter that a document holds. */
    public static ParkedLetter read(Document document) {
        var payload = new Payload(
                Base64.getDecoder().decode(document.text("payload_base64").orElse("")));
        return new ParkedLetter(
                document.path().id(),
                LetterStatus.valueOf(document.text("status").orElse("PARKED")),
                document.text("subscription").orElse(""),
                document.text("reason").orElse(""),
                attributes(document),
                payload,
                document.number("payload_bytes").orElse((long) payload.bytes().length),
                document.text("payload_sha256").orElse(""),
                document.number("redrives").orElse(0L),
                document.number("seen").orElse(1L),
                document.time("first_seen").orElse(document.createTime()),
                document.time("last_seen").orElse(document.updateTime()),
                redrive(document),
                document.text("comment").orElse(null),
                document);
    }

    private static Map<String, String> attributes(Document document) {
        var attributes = new TreeMap<String, String>();
        Map<?, ?> stored = document.value("attributes", Map.class).orElseGet(Map::of);
        stored.forEach((name, value) -> attributes.put("" + name, "" + value));
        return attributes;
    }

    private static @Nullable Redrive redrive(Document document) {
        return document.text("redrive.key")
                .map(key -> redrive(key, document, document.time("redrive.at").orElse(document.updateTime())))
                .orElse(null);
    }

    private static Redrive redrive(String key, Document document, Instant at) {
        return new Redrive(
                key,
                document.text("redrive.attempt").orElse(""),
                document.text("redrive.by").orElse(""),
                at,
                document.time("redrive.taken_at").orElse(at),
                document.time("redrive.sent_at").orElse(null));
    }
}
