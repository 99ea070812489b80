package com.emailpilot.clients.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.google.common.hash.Hashing;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Dead letters as the provisioner parks them. */
@NullUnmarked
public final class TestLetters {

    public static final String SUBSCRIPTION = "client-provisioner.enrichment";
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final Map<String, String> EVENT = Map.of(
            "ce-id", "e1",
            "ce-type", "com.emailpilot.client-created.v1",
            "ce-specversion", "1.0");

    private TestLetters() {}

    /** Where a letter lies. */
    public static DocumentPath path(String id) {
        return new DocumentPath("dead_letters", id);
    }

    /** Parks a message. */
    public static void park(Documents documents, String id, byte[] payload, Map<String, String> attributes) {
        store(documents, id, letter(payload, attributes));
    }

    /** Parks a message of {@link #SUBSCRIPTION}. */
    public static void park(Documents documents, String id) {
        park(documents, id, "{\"client_id\":\"c1\"}".getBytes(UTF_8), EVENT);
    }

    /** Stores a letter. */
    public static void store(Documents documents, String id, Changes letter) {
        documents.commit(List.of(letter.create(path(id)))).block();
    }

    /** The fields of a letter that waits. */
    public static Changes letter(byte[] payload, Map<String, String> attributes) {
        return new Changes()
                .set("status", "PARKED")
                .set("subscription", SUBSCRIPTION)
                .set("message_id", "17")
                .set("reason", "delivered too often without success")
                .set("attributes", attributes)
                .set("payload_base64", Base64.getEncoder().encodeToString(payload))
                .set("payload_bytes", (long) payload.length)
                .set("payload_sha256", Hashing.sha256().hashBytes(payload).toString())
                .set("published_at", NOON)
                .set("redrives", 0L)
                .set("seen", 1L)
                .set("first_seen", NOON)
                .set("last_seen", NOON);
    }

    /** Removes all letters, events, audit rows, clients and what waits in the outbox. */
    public static void forget(InMemoryDocuments documents) {
        var gone = List.of("dead_letters", "events", "outbox", "audit", "clients");
        documents.dump().keySet().stream()
                .filter(path -> gone.contains(path.collection()))
                .forEach(path ->
                        documents.commit(List.of(new Write.Delete(path))).block());
    }
}
