package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.notification.Notification.Status;
import com.emailpilot.gateway.notification.TellingPolicy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Sees to it that one instance alone tells an owner, and only where there is still a need: all of a letter in one commit. */
final class ClaimNotifications {

    private final Notifications notifications;
    private final Conflicts conflicts;
    private final Supplier<String> holders;
    private final Channels channels;

    /**
     * @param holders makes names that nobody has
     */
    ClaimNotifications(Notifications notifications, Conflicts conflicts, Supplier<String> holders, Channels channels) {
        this.notifications = notifications;
        this.conflicts = conflicts;
        this.holders = holders;
        this.channels = channels;
    }

    Mono<Claim> claim(Group group) {
        return Mono.defer(() -> {
            var holder = holders.get();
            return conflicts.decideAgain(() -> notifications
                    .latest(group.notifications())
                    .map(reads -> new Decision(group, holder, reads, channels))
                    .flatMap(this::store));
        });
    }

    private Mono<Claim> store(Decision decision) {
        return decision.writes().isEmpty()
                ? Mono.just(decision.claim())
                : notifications.commit(decision.writes()).thenReturn(decision.claim());
    }

    /** What is to be stored of a group, and what that makes of it: pure. */
    private static final class Decision {

        private final List<Write> writes = new ArrayList<>();
        private final List<Claim.Held> held = new ArrayList<>();
        private final List<Ended> ended = new ArrayList<>();
        private final String holder;
        private final Channels channels;

        Decision(Group group, String holder, List<Notifications.Read> reads, Channels channels) {
            this.holder = holder;
            this.channels = channels;
            var someDue = reads.stream().anyMatch(read -> read.due(holder));
            reads.forEach(
                    read -> take(read, someDue ? TellingPolicy.next(read, holder, group.owner()) : new Step.Leave()));
        }

        List<Write> writes() {
            return writes;
        }

        Claim claim() {
            return new Claim(holder, held, ended);
        }

        private void take(Notifications.Read read, Step step) {
            var notification = read.notification();
            switch (step) {
                case Step.Leave _ -> ended.add(Ended.elsewhere(notification));
                case Step.Drop(String reason) -> drop(read, reason);
                case Step.Tell _ when channels.find(notification.channel()).isEmpty() -> drop(read, "channel_off");
                case Step.Tell(var client, var until) -> {
                    held.add(new Claim.Held(notification, client));
                    var letter = held.getFirst().notification().id();
                    writes.add(Notifications.claim(notification, holder, letter, until));
                }
                case Step.Claimed(var client) -> held.add(new Claim.Held(notification, client));
            }
        }

        private void drop(Notifications.Read read, String reason) {
            var notification = read.notification();
            writes.add(Notifications.close(notification, Status.DROPPED, reason, read.readTime()));
            ended.add(new Ended(notification, new TellOutcome.Dropped(reason)));
        }
    }
}
