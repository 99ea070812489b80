package com.emailpilot.gateway.notification;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications go into one letter: pure.
 *
 * <p>The new ones of an owner, once the first of them has waited long enough; and those that stood in one letter before,
 * so that who is told again can see it.
 */
final class GatheringPolicy {

    private GatheringPolicy() {}

    /**
     * Those whose time has come, and the new ones that may go with them; none while nobody's time has come.
     *
     * @param gathering how long a new one waits at most
     */
    static List<Notification> candidates(Notifications.Waiting waiting, Duration gathering) {
        var now = waiting.readTime();
        var joining = now.plus(gathering);
        var all = waiting.notifications();
        return all.stream().noneMatch(one -> one.dueAt(now))
                ? List.of()
                : all.stream()
                        .filter(one -> one.dueAt(now) || (one.isNew() && one.dueAt(joining)))
                        .toList();
    }

    /** The letters to be: of those that are without one who is due nobody is told yet. */
    static List<Group> groups(List<Notifications.Read> reads) {
        return reads.stream()
                .sorted(comparing(read -> read.notification().id()))
                .collect(groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(group -> group.getValue().stream().anyMatch(Notifications.Read::due))
                .map(group -> new Group(
                        group.getKey().owner(),
                        group.getValue().stream()
                                .map(Notifications.Read::notification)
                                .toList()))
                .toList();
    }

    private record Key(
            String channel, String owner, @Nullable String letter) {

        private static final String NOBODY = "";

        private static Key of(Notifications.Read read) {
            var client = read.client();
            var notification = read.notification();
            return new Key(
                    notification.channel(), client == null ? NOBODY : client.ownerUserId(), notification.letter());
        }
    }
}
