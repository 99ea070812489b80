package com.emailpilot.system.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A code, token or key as Klaviyo's ledger shows it, as far as invariants ask.
 *
 * @param grant all that descends from one consent
 * @param parent what it was issued for; absent for codes
 * @param supersededAt when another refresh token took its place; absent while none did
 * @param revokedAt absent while nobody ended it
 */
record LedgerRow(
        String id,
        String kind,
        String account,
        String grant,
        @Nullable String parent,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        boolean live,
        @Nullable Instant supersededAt,
        @Nullable Instant revokedAt,
        List<Presentation> presentations) {

    static final String CODE = "CODE";
    static final String ACCESS_TOKEN = "ACCESS_TOKEN";
    static final String REFRESH_TOKEN = "REFRESH_TOKEN";

    private static final String REFRESH = "token.refresh";

    LedgerRow {
        presentations = List.copyOf(presentations);
    }

    /** That it was shown to an endpoint, whatever came of it. */
    record Presentation(Instant at, String endpoint, boolean authenticated) {}

    static LedgerRow of(JsonNode row) {
        return new LedgerRow(
                row.path("id").asString(),
                row.path("kind").asString(),
                row.path("account_id").asString(),
                row.path("grant_id").asString(),
                row.path("parent_id").asStringOpt().orElse(null),
                time(row, "issued_at").orElseThrow(),
                time(row, "expires_at").orElse(null),
                row.path("live").asBoolean(),
                time(row, "superseded_at").orElse(null),
                time(row, "revoked_at").orElse(null),
                row.path("presentations").values().stream()
                        .map(LedgerRow::presentation)
                        .toList());
    }

    boolean isRefreshToken() {
        return kind.equals(REFRESH_TOKEN);
    }

    /** When it was shown to be refreshed, first to last. */
    Stream<Instant> refreshes() {
        return presentations.stream()
                .filter(shown -> shown.endpoint().equals(REFRESH))
                .map(Presentation::at)
                .sorted();
    }

    private static Presentation presentation(JsonNode shown) {
        return new Presentation(
                time(shown, "at").orElseThrow(),
                shown.path("endpoint").asString(),
                shown.path("authenticated").asBoolean());
    }

    private static Optional<Instant> time(JsonNode node, String field) {
        return node.path(field).asStringOpt().map(Instant::parse);
    }
}
