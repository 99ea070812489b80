package com.emailpilot.gateway.history;

import com.emailpilot.clients.ConnectionState;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientMerged;
import com.emailpilot.events.ClientReconnected;
import com.emailpilot.events.ClientShared;
import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.Event;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.OperationsAlertRaised;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.TokensRotated;
import java.time.Instant;
import java.util.Optional;

/** How a connection stands, as far as events tell. */
enum Standing {
    CONNECTED("good", "Connected"),
    DEGRADED("warn", "Degraded"),
    OVER("bad", "Needs reconnecting"),
    DISCONNECTED("off", "Disconnected");

    private final String tone;
    private final String words;

    Standing(String tone, String words) {
        this.tone = tone;
        this.words = words;
    }

    /** A standing, and when it began at the earliest. */
    record Since(Standing standing, Instant from) {}

    static Standing of(ConnectionState state) {
        return switch (state) {
            case CONNECTED -> CONNECTED;
            case DEGRADED -> DEGRADED;
            case NEEDS_REAUTHORIZATION, ROTATION_LOST -> OVER;
            case DISCONNECTED -> DISCONNECTED;
        };
    }

    /** How it stands after an event; empty where the event changes nothing about it. */
    static Optional<Standing> after(Event event) {
        return switch (event) {
            case ClientCreated _ -> Optional.of(CONNECTED);
            case ClientReconnected _ -> Optional.of(CONNECTED);
            case ConnectionRecovered _ -> Optional.of(CONNECTED);
            case TokensRotated _ -> Optional.of(CONNECTED);
            case ConnectionDegraded _ -> Optional.of(DEGRADED);
            case ReauthorizationRequired _ -> Optional.of(OVER);
            case ClientDisconnected _ -> Optional.of(DISCONNECTED);
            case ClientUpdated _ -> Optional.empty();
            case ClientShared _ -> Optional.empty();
            case ClientMerged _ -> Optional.empty();
            case ClientSnapshot _ -> Optional.empty();
            case ConnectionRefused _ -> Optional.empty();
            case KlaviyoConnected _ -> Optional.empty();
            case ExpiryHint _ -> Optional.empty();
            case EnrichmentDue _ -> Optional.empty();
            case OperationsAlertRaised _ -> Optional.empty();
        };
    }

    Span span(Instant start, Instant end) {
        return new Span(tone, words, start, end);
    }
}
