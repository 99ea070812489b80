package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Outbox;
import com.emailpilot.events.pubsub.DeadLetters;
import reactor.core.publisher.Mono;

/** Makes a dead letter of what cannot be told, where ops can see it and send it again. */
final class GivenUp {

    private final Outbox outbox;
    private final DeadLetters deadLetters;

    GivenUp(Outbox outbox, DeadLetters deadLetters) {
        this.outbox = outbox;
        this.deadLetters = deadLetters;
    }

    /** May run twice for the same one. */
    Mono<Void> park(Notification notification, String cause) {
        return outbox.archived(notification.eventId())
                .flatMap(event -> deadLetters.park(
                        NotificationsSubscriber.SUBSCRIPTION,
                        event,
                        "the owner could not be told by %s: %s".formatted(notification.channel(), cause)));
    }
}
