package com.emailpilot.events;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Ids derived from what an event is about, so that a step done twice yields the same id. */
final class EventId {

    private static final int LENGTH = 32;

    private EventId() {}

    static String of(Event event) {
        return switch (event) {
            case KlaviyoConnected connected -> derived("klaviyo-connected", connected.grantId());
            case ConnectionRefused refused -> derived("connection-refused", refused.grantId());
            case ClientChange change -> ofClient(EventType.of(change).kebabName(), change.client());
            case ClientSnapshot snapshot -> ofClient("client-snapshot", snapshot.client());
            case OperationsAlertRaised raised ->
                derived(
                        "operations-alert-raised",
                        raised.alert(),
                        raised.since().toString());
            case ExpirySweepDue due ->
                derived("expiry-sweep-due", due.occurredAt().toString());
            case TokenExpiring expiring ->
                derived("token-expiring", expiring.clientId(), Long.toString(expiring.tokenVersion()));
            case TokenRefreshRequested requested ->
                derived(
                        "token-refresh-requested",
                        requested.subject(),
                        requested.occurredAt().toString());
            case EnrichmentDue due ->
                derived("enrichment-due", due.subject(), due.occurredAt().toString());
        };
    }

    private static String ofClient(String type, ClientState client) {
        return derived(type, client.clientId(), Long.toString(client.generation()), Long.toString(client.seq()));
    }

    private static String derived(String... parts) {
        return Hashing.sha256()
                .hashString(String.join("|", parts), StandardCharsets.UTF_8)
                .toString()
                .substring(0, LENGTH);
    }
}
