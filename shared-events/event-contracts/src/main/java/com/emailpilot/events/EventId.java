package com.emailpilot.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Ids derived from what an event is about, so that a step done twice yields the same id. */
final class EventId {

    private EventId() {}

    static String of(Event event) {
        return switch (event) {
            case KlaviyoConnected connected -> derived("klaviyo-connected", connected.grantId());
            case ConnectionRefused refused -> derived("connection-refused", refused.grantId());
            case ClientCreated created -> ofClient("client-created", created.client());
            case ClientUpdated updated -> ofClient("client-updated", updated.client());
            case ClientReconnected reconnected -> ofClient("client-reconnected", reconnected.client());
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
        byte[] text = String.join("|", parts).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Arrays.copyOf(sha256().digest(text), 16));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one lacks it", e);
        }
    }
}
