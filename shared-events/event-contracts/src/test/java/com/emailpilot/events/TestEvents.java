package com.emailpilot.events;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One event of each type, valid and complete. */
public final class TestEvents {

    public static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456Z");

    private TestEvents() {}

    public static ClientState client() {
        return new ClientState(
                "6f1f9a1e-3c0b-4a55-9b0e-6c1d5c1b7a01", "AbC123", "Zoë's Shop", ClientStatus.ACTIVE, 1, 1, TIME);
    }

    public static KlaviyoConnected klaviyoConnected() {
        return new KlaviyoConnected("a1b2c3d4", "admin@example.com", null, TIME);
    }

    public static ClientCreated clientCreated() {
        return new ClientCreated(client(), "admin@example.com");
    }

    public static OperationsAlertRaised operationsAlertRaised() {
        return new OperationsAlertRaised(
                "refresh_overdue",
                AlertSeverity.URGENT,
                "Tokens are not rotated in time.",
                "Look at the token refresher.",
                1,
                List.of(client().clientId()),
                TIME,
                TIME);
    }

    public static Stream<Event> ofEachType() {
        return Stream.of(
                klaviyoConnected(),
                clientCreated(),
                new ClientUpdated(client(), List.of("klaviyo.lists_count")),
                new ClientReconnected(client(), "second@example.com"),
                new ClientDisconnected(client(), "admin@example.com"),
                new ClientShared(client(), "admin@example.com", "second@example.com", Role.EDITOR),
                new ClientShared(client(), "admin@example.com", "second@example.com", null),
                new ClientMerged(client(), "0d6c2c0e-52a1-4f0b-8a3e-3b1f7c9d2e02"),
                new ClientSnapshot(client(), TIME),
                new TokensRotated(client(), 2, TIME.plusSeconds(3600)),
                new ConnectionDegraded(client(), "status_503"),
                new ConnectionRecovered(client()),
                new ReauthorizationRequired(client(), "revoked"),
                new ConnectionRefused("a1b2c3d4", "admin@example.com", null, RefusalReason.WRONG_ACCOUNT, TIME),
                operationsAlertRaised(),
                new ExpirySweepDue(TIME),
                new TokenExpiring(client().clientId(), 7),
                TokenRefreshRequested.ofClient(client().clientId(), 7, TIME),
                TokenRefreshRequested.ofGrant("a1b2c3d4", TIME),
                new EnrichmentDue(null, TIME),
                new EnrichmentDue(client().clientId(), TIME));
    }
}
