package com.emailpilot.gateway.notification;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.gateway.notification.Notification.Status;
import com.emailpilot.gateway.notification.TellingPolicy.Step;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Sees to it that one instance alone tells an owner, and only where there is still a need. */
final class ClaimNotification {

    private final Notifications notifications;
    private final Conflicts conflicts;
    private final Supplier<String> holders;
    private final Channels channels;

    /**
     * @param holders makes names that nobody has
     */
    ClaimNotification(Notifications notifications, Conflicts conflicts, Supplier<String> holders, Channels channels) {
        this.notifications = notifications;
        this.conflicts = conflicts;
        this.holders = holders;
        this.channels = channels;
    }

    Mono<Claim> claim(Notification due) {
        return Mono.defer(() -> {
            var holder = holders.get();
            return conflicts.decideAgain(() -> notifications
                    .latest(due)
                    .flatMap(read -> decide(read, holder))
                    .defaultIfEmpty(new Claim.Ended(new TellOutcome.LeftToAnother())));
        });
    }

    private Mono<Claim> decide(Notifications.Read read, String holder) {
        var notification = read.notification();
        return switch (TellingPolicy.next(read, holder)) {
            case Step.Leave _ -> Mono.just(new Claim.Ended(new TellOutcome.LeftToAnother()));
            case Step.Drop(String reason) -> drop(read, reason);
            case Step.Tell _ when channels.find(notification.channel()).isEmpty() -> drop(read, "channel_off");
            case Step.Tell(ClientRecord client, var until) ->
                notifications.claim(notification, holder, until).thenReturn(held(notification, client, holder));
            case Step.Claimed(ClientRecord client) -> Mono.just(held(notification, client, holder));
        };
    }

    private Mono<Claim> drop(Notifications.Read read, String reason) {
        return notifications
                .close(read.notification(), Status.DROPPED, reason, read.readTime())
                .thenReturn(new Claim.Ended(new TellOutcome.Dropped(reason)));
    }

    private static Claim held(Notification notification, ClientRecord client, String holder) {
        return new Claim.Held(notification, client, holder);
    }
}
