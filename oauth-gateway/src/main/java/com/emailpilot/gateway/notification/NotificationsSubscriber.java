package com.emailpilot.gateway.notification;

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
import java.net.URI;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Hears that a client needs reconnecting; where no channel is set, says in the log what would be told. */
final class NotificationsSubscriber implements EventHandler {

    static final String SUBSCRIPTION = "oauth-gateway.notifications";

    private static final Logger log = LoggerFactory.getLogger(NotificationsSubscriber.class);

    private final NoteIncident noteIncident;
    private final Channels channels;
    private final Function<String, URI> pages;

    NotificationsSubscriber(NoteIncident noteIncident, Channels channels, Function<String, URI> pages) {
        this.noteIncident = noteIncident;
        this.channels = channels;
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return switch (received.event()) {
            case ClientEvent about -> changed(received, about);
            case KlaviyoConnected _, ExpiryHint _, EnrichmentDue _ ->
                Mono.error(new PermanentFailureException("only client events belong here"));
        };
    }

    private Mono<Void> changed(ReceivedEvent received, ClientEvent event) {
        return switch (event) {
            case ReauthorizationRequired over when channels.any() -> noteIncident.note(received, over.client());
            case ReauthorizationRequired over -> Mono.fromRunnable(() -> sayWhatWouldBeTold(over));
            case ClientCreated _,
                    ClientUpdated _,
                    ClientReconnected _,
                    ClientDisconnected _,
                    ClientShared _,
                    ClientMerged _,
                    ClientSnapshot _,
                    TokensRotated _,
                    ConnectionDegraded _,
                    ConnectionRecovered _,
                    ConnectionRefused _,
                    OperationsAlertRaised _ -> Mono.empty();
        };
    }

    private void sayWhatWouldBeTold(ReauthorizationRequired over) {
        var clientId = over.client().clientId();
        log.info(
                "Would tell the owner to reconnect, but no notification is set: client={} reason={} page={}",
                clientId,
                over.reason(),
                pages.apply(clientId));
    }
}
