package com.emailpilot.gateway.history;

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
import com.emailpilot.gateway.clients.AttemptWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in plain words what an event means for its client: pure. */
final class EventEntry {

    private static final Set<String> OF_PEOPLE = Set.of("display_name", "tags");

    private EventEntry() {}

    /** Empty where the audit trail tells of the same, and knows who did it. */
    static Optional<Entry> of(Event event, Instant at) {
        return switch (event) {
            case TokensRotated _ -> Optional.of(Entry.once(at, "good", null, "The tokens were rotated."));
            case ConnectionDegraded degraded ->
                Optional.of(Entry.once(
                        at, "warn", null, "The connection became degraded. " + AttemptWords.of(degraded.reason())));
            case ConnectionRecovered _ -> Optional.of(Entry.once(at, "good", null, "The connection works again."));
            case ReauthorizationRequired required -> Optional.of(Entry.once(at, "bad", null, over(required.reason())));
            case ClientUpdated updated -> updated(updated.changed(), at);
            case ClientCreated _ -> Optional.empty();
            case ClientReconnected _ -> Optional.empty();
            case ClientDisconnected _ -> Optional.empty();
            case ClientShared _ -> Optional.empty();
            case ClientMerged _ ->
                Optional.of(Entry.once(
                        at, "plain", null, "A second record of the same Klaviyo account was merged into it."));
            case ClientSnapshot _ -> Optional.empty();
            case ConnectionRefused _ -> Optional.empty();
            case KlaviyoConnected _ -> Optional.empty();
            case ExpiryHint _ -> Optional.empty();
            case EnrichmentDue _ -> Optional.empty();
            case OperationsAlertRaised _ -> Optional.empty();
        };
    }

    private static Optional<Entry> updated(List<String> changed, Instant at) {
        return OF_PEOPLE.containsAll(changed)
                ? Optional.empty()
                : Optional.of(Entry.once(at, "plain", null, "EmailPilot learnt something new: " + fields(changed)));
    }

    private static String over(String reason) {
        return reason.equals("rotation_lost")
                ? "An answer of Klaviyo with the only good tokens was lost. Somebody has to reconnect the client."
                : "Klaviyo ended the permission. Somebody has to reconnect the client.";
    }

    /** The last part of each name, as words. */
    private static String fields(List<String> changed) {
        return changed.stream()
                .map(field -> field.substring(field.lastIndexOf('.') + 1).replace('_', ' '))
                .distinct()
                .collect(Collectors.joining(", ", "", "."));
    }
}
