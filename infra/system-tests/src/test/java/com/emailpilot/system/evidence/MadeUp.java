package com.emailpilot.system.evidence;

import com.google.cloud.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Evidence of one healthy client that was connected and rotated once at a strict provider; tests spoil it. */
final class MadeUp {

    static final Instant CONNECTED = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant ROTATED = CONNECTED.plus(Duration.ofMinutes(50));
    static final Instant LATER = ROTATED.plus(Duration.ofMinutes(1));
    static final Duration LIFETIME = Duration.ofHours(1);
    static final String ACCOUNT = "ACC001";
    static final String CLIENT = "client-1";

    final Map<String, Object> oauth = new HashMap<>(Map.of(
            "state",
            "connected",
            "generation",
            1L,
            "token_version",
            2L,
            "seq",
            2L,
            "refresh_token",
            "sealed",
            "last_refreshed_at",
            timestamp(ROTATED.plusMillis(20)),
            "expires_at",
            timestamp(ROTATED.plus(LIFETIME))));
    final Map<String, Object> client =
            new HashMap<>(Map.of("status", "active", "klaviyo", Map.of("account_id", ACCOUNT), "oauth", oauth));
    final Map<String, Object> grant =
            new HashMap<>(Map.of("status", "APPLIED", "client_id", CLIENT, "claimed_at", timestamp(CONNECTED)));
    final List<StoredDocument> documents = new ArrayList<>();
    final List<LedgerRow> ledger = new ArrayList<>();
    final List<SeenEvent> events = new ArrayList<>();
    final Map<String, @Nullable StoredTokens> tokens = new HashMap<>(Map.of(CLIENT, new StoredTokens("a2", "r2")));
    final Map<String, List<Instant>> refreshes = new HashMap<>(Map.of(ACCOUNT, List.of(ROTATED)));
    final List<Vitals> vitals = new ArrayList<>(List.of(new Vitals("token-refresher", 300, 60, 120)));
    Instant takenAt = LATER;

    MadeUp() {
        document("clients", CLIENT, client);
        document("grants", "grant-1", grant);
        document("klaviyo_accounts", ACCOUNT, Map.of("client_id", CLIENT));
        var exchanged = CONNECTED.plusMillis(100);
        row("c1", "CODE", null, CONNECTED, null, false, "token.code", exchanged);
        row("a1", "ACCESS_TOKEN", "c1", exchanged, null, true, "accounts", exchanged);
        row("r1", "REFRESH_TOKEN", "c1", exchanged, ROTATED, false, "token.refresh", ROTATED);
        row("a2", "ACCESS_TOKEN", "r1", ROTATED, null, true, "accounts", ROTATED);
        row("r2", "REFRESH_TOKEN", "r1", ROTATED, null, true, "token.other", ROTATED);
        happened("klaviyo-connected", 0, CONNECTED, Map.of("grant_id", "grant-1"));
        happened("client-created", 1, CONNECTED.plusMillis(500), Map.of("client_id", CLIENT));
        happened(
                "tokens-rotated",
                2,
                ROTATED.plusMillis(20),
                Map.of(
                        "client_id",
                        CLIENT,
                        "token_version",
                        2,
                        "expires_at",
                        ROTATED.plus(LIFETIME).toString()));
    }

    Evidence evidence() {
        return new Evidence(takenAt, new FirestoreDump(documents), ledger, events, tokens, refreshes, Set.of(), vitals);
    }

    void document(String collection, String id, Map<String, Object> fields) {
        document(collection, id, fields, CONNECTED.plusMillis(300));
    }

    private void document(String collection, String id, Map<String, Object> fields, Instant created) {
        documents.add(new StoredDocument(collection, id, fields, created));
    }

    /** Takes the place of the row with the same id, if there is one. */
    void row(
            String id,
            String kind,
            @Nullable String parent,
            Instant issued,
            @Nullable Instant superseded,
            boolean live,
            String shownTo,
            Instant... shownAt) {
        var expires = kind.equals("REFRESH_TOKEN") ? null : issued.plus(LIFETIME);
        ledger.removeIf(row -> row.id().equals(id));
        ledger.add(new LedgerRow(
                id, kind, ACCOUNT, "g1", parent, issued, expires, live, superseded, null, shown(shownTo, shownAt)));
    }

    void revoked(String id) {
        ledger.replaceAll(row -> row.id().equals(id) ? revoked(row) : row);
    }

    /** An event with its document. */
    void happened(String type, long seq, Instant at, Map<String, Object> data) {
        var all = new HashMap<>(data);
        all.putAll(Map.of("generation", 1, "seq", seq));
        events.add(new SeenEvent(type + seq, "client-events", type, new JsonMapper().valueToTree(all)));
        document("events", type + seq, Map.of(), at);
    }

    static Timestamp timestamp(Instant time) {
        return Timestamp.ofTimeSecondsAndNanos(time.getEpochSecond(), time.getNano());
    }

    private static List<LedgerRow.Presentation> shown(String endpoint, Instant... times) {
        return List.of(times).stream()
                .map(at -> new LedgerRow.Presentation(at, endpoint, true))
                .toList();
    }

    private static LedgerRow revoked(LedgerRow row) {
        return new LedgerRow(
                row.id(),
                row.kind(),
                row.account(),
                row.grant(),
                row.parent(),
                row.issuedAt(),
                row.expiresAt(),
                false,
                row.supersededAt(),
                LATER,
                row.presentations());
    }
}
