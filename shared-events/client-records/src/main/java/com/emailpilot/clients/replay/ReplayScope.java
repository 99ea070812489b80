package com.emailpilot.clients.replay;

import com.emailpilot.clients.ArchivedEvent;
import com.emailpilot.clients.ClientSnapshots;
import com.emailpilot.clients.EventFilter;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.OrderRefusedException.Obstacle;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which events are published again, and for whom.
 *
 * @param eventId the one event that is wanted; absent for all that match
 * @param wanted all that match; ends before the replay began, so that a replay ends too
 * @param target the one subscription that they are for; absent for everybody
 * @param topic the topic of that subscription, whose events alone can reach it; absent for everybody
 */
public record ReplayScope(
        @Nullable String eventId,
        EventFilter wanted,
        @Nullable String target,
        @Nullable String topic) {

    /**
     * What a caller asks for; whatever is absent does not matter.
     *
     * @param eventId the one event that is wanted
     * @param type name of a type, {@code client-created}, or the whole CloudEvents type
     * @param clientId about which client
     * @param from stored at the earliest
     * @param to stored at the latest
     * @param target the one subscription that the events are for
     */
    public record Wish(
            @Nullable String eventId,
            @Nullable String type,
            @Nullable String clientId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String target) {}

    /** The scope of a wish at this moment; {@link OrderRefusedException} where it cannot be meant. */
    static ReplayScope of(Wish wish, Targets targets, Instant now) {
        var to = wish.to() == null || wish.to().isAfter(now) ? now : wish.to();
        var type = text(wish.type()).map(EventFilter::typeNamed).orElse(null);
        var target = text(wish.target()).orElse(null);
        if (target == null && ClientSnapshots.TYPE.equals(type)) {
            throw targetNeeded();
        }
        return new ReplayScope(
                text(wish.eventId()).orElse(null),
                new EventFilter(type, text(wish.clientId()).orElse(null), wish.from(), to),
                target,
                target == null ? null : targets.topicOf(target).orElseThrow(ReplayScope::unknownTarget));
    }

    /** Whether the clients are meant as they are, and not what happened to them. */
    boolean isSnapshot() {
        return ClientSnapshots.TYPE.equals(wanted.type());
    }

    /** Whether an event that the archive holds is meant, and can reach the target. */
    boolean covers(ArchivedEvent event) {
        return (topic == null || topic.equals(event.message().topic())) && wanted.matches(event);
    }

    private static Optional<String> text(@Nullable String given) {
        return Optional.ofNullable(given).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static OrderRefusedException targetNeeded() {
        return new OrderRefusedException(
                Obstacle.THE_ORDER,
                "target_needed",
                "A snapshot of all clients is for one subscription alone. Name it.");
    }

    private static OrderRefusedException unknownTarget() {
        return new OrderRefusedException(
                Obstacle.THE_ORDER,
                "unknown_target",
                "There is no such subscription. Name one of the list, or none for everybody.");
    }
}
