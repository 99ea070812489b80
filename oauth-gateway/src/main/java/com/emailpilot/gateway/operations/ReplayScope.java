package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ArchivedEvent;
import com.emailpilot.clients.EventFilter;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.console.TimeParameter;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which events are published again, and for whom.
 *
 * @param wanted all that match; ends before the replay began, so that a replay ends too
 * @param target the one subscription that they are for; absent for everybody
 * @param topic the topic of that subscription, whose events alone can reach it; absent for everybody
 */
record ReplayScope(
        EventFilter wanted,
        @Nullable String target,
        @Nullable String topic) {

    /**
     * What a caller asks for; whatever is absent does not matter.
     *
     * @param type name of a type, {@code client-created}, or the whole CloudEvents type
     * @param clientId about which client
     * @param from stored at the earliest, in ISO 8601; a day means its begin in UTC
     * @param to stored at the latest, in ISO 8601; a day means its end in UTC
     * @param target the one subscription that the events are for
     */
    record Wish(
            @Nullable String type,
            @Nullable String clientId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String target) {}

    /** The scope of a wish at this moment; refuses what cannot be meant. */
    static ReplayScope of(Wish wish, Targets targets, Instant now) {
        var question = new EventQuestion(wish.type(), wish.clientId(), null, null, null, null);
        var from = text(wish.from()).map(TimeParameter::earliest).orElse(null);
        var to = text(wish.to())
                .map(TimeParameter::latest)
                .filter(latest -> latest.isBefore(now))
                .orElse(now);
        var filter = question.filter();
        var target = text(wish.target()).orElse(null);
        return new ReplayScope(
                new EventFilter(filter.type(), filter.clientId(), from, to),
                target,
                target == null ? null : targets.topicOf(target).orElseThrow(ReplayScope::unknownTarget));
    }

    /** Whether an event that matches can reach the target. */
    boolean reaches(ArchivedEvent event) {
        return topic == null || topic.equals(event.message().topic());
    }

    private static Optional<String> text(@Nullable String given) {
        return Optional.ofNullable(given).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static Refusal unknownTarget() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "unknown_target",
                "There is no such subscription. Name one of the list, or none for everybody.",
                null);
    }
}
