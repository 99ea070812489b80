package com.emailpilot.gateway.notification;

import static java.util.Comparator.comparing;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.notification.Notification.Status;
import com.emailpilot.gateway.notification.TellingPolicy.Retry;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores how an attempt to tell an owner ended, in one commit, but for what another instance has taken over meanwhile. */
final class EndNotifications {

    private final Notifications notifications;
    private final Conflicts conflicts;
    private final GivenUp givenUp;

    EndNotifications(Notifications notifications, Conflicts conflicts, GivenUp givenUp) {
        this.notifications = notifications;
        this.conflicts = conflicts;
        this.givenUp = givenUp;
    }

    Mono<List<Ended>> end(Claim claim, Told told) {
        return conflicts.decideAgain(() -> notifications
                .latest(claim.notifications())
                .flatMap(reads -> {
                    var held = reads.stream()
                            .filter(read -> read.notification().waits()
                                    && read.notification().claimedBy(claim.holder()))
                            .toList();
                    return held.isEmpty() ? Mono.just(leftToAnother(claim)) : end(held, told);
                }));
    }

    private Mono<List<Ended>> end(List<Notifications.Read> held, Told told) {
        return switch (told) {
            case Told.Delivered _ -> sent(held);
            case Told.Refused(String cause) -> failed(held, cause);
            case Told.Unreachable(String cause) ->
                switch (afterFailure(held)) {
                    case Retry.At(Instant time) -> postponed(held, time, cause);
                    case Retry.Never _ -> failed(held, cause);
                };
        };
    }

    /** They stay together: the one that waits longest says how it goes on. */
    private static Retry afterFailure(List<Notifications.Read> held) {
        var oldest = held.stream()
                .min(comparing(read -> read.notification().since()))
                .orElseThrow();
        return TellingPolicy.afterFailure(oldest.notification(), oldest.readTime());
    }

    private Mono<List<Ended>> sent(List<Notifications.Read> held) {
        return store(
                held,
                read -> Notifications.close(read.notification(), Status.SENT, null, read.readTime()),
                new TellOutcome.Sent());
    }

    private Mono<List<Ended>> postponed(List<Notifications.Read> held, Instant until, String cause) {
        return store(
                held,
                read -> Notifications.postpone(read.notification(), until, cause),
                new TellOutcome.Postponed(cause, until));
    }

    /** Parked first: what is parked twice is one dead letter, and what is never parked is seen by nobody. */
    private Mono<List<Ended>> failed(List<Notifications.Read> held, String cause) {
        return Flux.fromIterable(held)
                .concatMap(read -> givenUp.park(read.notification(), cause))
                .then(Mono.defer(() -> store(
                        held,
                        read -> Notifications.close(read.notification(), Status.FAILED, cause, read.readTime()),
                        new TellOutcome.Failed(cause))));
    }

    private Mono<List<Ended>> store(
            List<Notifications.Read> held, Function<Notifications.Read, Write> change, TellOutcome outcome) {
        return notifications
                .commit(held.stream().map(change).toList())
                .thenReturn(held.stream()
                        .map(read -> new Ended(read.notification(), outcome))
                        .toList());
    }

    private static List<Ended> leftToAnother(Claim claim) {
        return claim.notifications().stream().map(Ended::elsewhere).toList();
    }
}
