package com.emailpilot.provisioner.enrichment;

import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.ClientMerged;
import com.emailpilot.events.ClientReconnected;
import com.emailpilot.events.ClientShared;
import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.OperationsAlertRaised;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.provisioner.health.HealthProbes;
import reactor.core.publisher.Mono;

/**
 * Counts a client after it was connected, probes it after something went wrong, and does both whenever its enrichment
 * is due.
 */
final class EnrichmentSubscriber implements EventHandler {

    static final String AFTER_CONNECTING = "client-provisioner.enrichment";
    static final String ON_SCHEDULE = "client-provisioner.schedule";

    private final EnrichClient enrichClient;
    private final EnrichmentHints hints;
    private final HealthProbes probes;

    EnrichmentSubscriber(EnrichClient enrichClient, EnrichmentHints hints, HealthProbes probes) {
        this.enrichClient = enrichClient;
        this.hints = hints;
        this.probes = probes;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return switch (received.event()) {
            case ClientEvent about -> changed(about);
            case EnrichmentDue due ->
                due.clientId() == null
                        ? hints.forAllThatAreDue(due)
                        : enrichClient.whenDue(due.clientId(), due.occurredAt());
            case KlaviyoConnected _, ExpiryHint _ ->
                Mono.error(new PermanentFailureException("only client events and EnrichmentDue belong here"));
        };
    }

    private Mono<Void> changed(ClientEvent event) {
        return switch (event) {
            case ClientCreated created ->
                enrichClient.afterConnecting(created.client().clientId());
            case ClientReconnected reconnected ->
                enrichClient.afterConnecting(reconnected.client().clientId());
            case ConnectionDegraded degraded -> probes.probe(degraded.client().clientId());
            case ClientUpdated _,
                    ClientDisconnected _,
                    ClientShared _,
                    ClientMerged _,
                    ClientSnapshot _,
                    TokensRotated _,
                    ConnectionRecovered _,
                    ReauthorizationRequired _,
                    ConnectionRefused _,
                    OperationsAlertRaised _ -> Mono.empty();
        };
    }
}
