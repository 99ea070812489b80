package com.emailpilot.gateway.notification;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.gateway.notification.Notification.Status;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Remembers that the owner of a client is to be told: once per incident and channel, however often the event comes. */
final class NoteIncident {

    private final Notifications notifications;
    private final Conflicts conflicts;
    private final Channels channels;
    private final Duration gathering;

    /**
     * @param gathering how long an incident waits for others of the same owner
     */
    NoteIncident(Notifications notifications, Conflicts conflicts, Channels channels, Duration gathering) {
        this.notifications = notifications;
        this.conflicts = conflicts;
        this.channels = channels;
        this.gathering = gathering;
    }

    /** Completes when it is stored; the event need not come again. */
    Mono<Void> note(ReceivedEvent received, ClientState incident) {
        return Flux.fromIterable(channels.words())
                .concatMap(channel -> received.replayed() && !received.redriven()
                        ? openAgain(incident, channel)
                        : notifications
                                .add(
                                        incident,
                                        received.id(),
                                        channel,
                                        incident.occurredAt().plus(gathering))
                                .then()
                                .onErrorResume(ConflictException.class, _ -> openAgain(incident, channel)))
                .then();
    }

    /** What was given up is tried again when its event is sent again: that is what a dead letter's redrive does. */
    private Mono<Void> openAgain(ClientState incident, String channel) {
        return conflicts.decideAgain(() -> notifications
                .find(Notifications.path(incident, channel))
                .filter(read -> read.notification().status() == Status.FAILED)
                .flatMap(read -> notifications.openAgain(
                        read.notification(), read.readTime().plus(gathering)))
                .then());
    }
}
