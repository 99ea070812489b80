package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.gateway.notification.Notification.Status;
import com.emailpilot.gateway.notification.TellingPolicy.Retry;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Stores how an attempt to tell an owner ended, unless another instance has taken over meanwhile. */
final class EndNotification {

    private final Notifications notifications;
    private final Conflicts conflicts;
    private final GivenUp givenUp;

    EndNotification(Notifications notifications, Conflicts conflicts, GivenUp givenUp) {
        this.notifications = notifications;
        this.conflicts = conflicts;
        this.givenUp = givenUp;
    }

    Mono<TellOutcome> end(Claim.Held held, Told told) {
        return conflicts.decideAgain(() -> notifications
                .find(held.notification().document().path())
                .filter(read ->
                        read.notification().waits() && read.notification().claimedBy(held.holder()))
                .flatMap(read -> end(read, told))
                .defaultIfEmpty(new TellOutcome.LeftToAnother()));
    }

    private Mono<TellOutcome> end(Notifications.Read read, Told told) {
        return switch (told) {
            case Told.Delivered _ -> sent(read);
            case Told.Refused(String cause) -> failed(read, cause);
            case Told.Unreachable(String cause) ->
                switch (TellingPolicy.afterFailure(read.notification(), read.readTime())) {
                    case Retry.At(Instant time) -> postponed(read.notification(), time, cause);
                    case Retry.Never _ -> failed(read, cause);
                };
        };
    }

    private Mono<TellOutcome> sent(Notifications.Read read) {
        return notifications
                .close(read.notification(), Status.SENT, null, read.readTime())
                .thenReturn(new TellOutcome.Sent());
    }

    private Mono<TellOutcome> postponed(Notification notification, Instant until, String cause) {
        return notifications.postpone(notification, until, cause).thenReturn(new TellOutcome.Postponed(cause, until));
    }

    /** Parked first: what is parked twice is one dead letter, and what is never parked is seen by nobody. */
    private Mono<TellOutcome> failed(Notifications.Read read, String cause) {
        return givenUp.park(read.notification(), cause)
                .then(Mono.defer(() -> notifications.close(read.notification(), Status.FAILED, cause, read.readTime())))
                .thenReturn(new TellOutcome.Failed(cause));
    }
}
