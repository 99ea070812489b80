package com.emailpilot.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which tokens each client had, one after the other: what the records say, judged after the run. */
final class History {

    private final Map<String, List<Rotation>> ofClients = new HashMap<>();

    History(Collection<Rotation> rotations) {
        rotations.forEach(rotation -> ofClients
                .computeIfAbsent(rotation.clientId(), _ -> new ArrayList<>())
                .add(rotation));
        ofClients.values().forEach(ofOne -> ofOne.sort(Comparator.comparingLong(Rotation::tokenVersion)));
    }

    /** How much later than due the rotations of this time were stored; early ones count as punctual. */
    List<Duration> lateness(Instant from, Instant until) {
        List<Duration> lateness = new ArrayList<>();
        ofClients.values().forEach(ofOne -> {
            for (int i = 1; i < ofOne.size(); i++) {
                var storedAt = ofOne.get(i).storedAt();
                if (!storedAt.isBefore(from) && storedAt.isBefore(until)) {
                    var late = Duration.between(ofOne.get(i - 1).nextDueAt(), storedAt);
                    lateness.add(late.isNegative() ? Duration.ZERO : late);
                }
            }
        });
        lateness.sort(Comparator.naturalOrder());
        return lateness;
    }

    /** Clients that had no valid access token for some time until then. */
    List<String> expired(Instant end) {
        return ofClients.entrySet().stream()
                .filter(ofOne -> expired(ofOne.getValue(), end))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Clients of which a version of tokens is missing: stored, and nobody told of it. */
    List<String> withGaps() {
        return ofClients.entrySet().stream()
                .filter(ofOne -> ofOne.getValue().getLast().tokenVersion()
                        != ofOne.getValue().size())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean expired(List<Rotation> ofOne, Instant end) {
        for (int i = 1; i < ofOne.size(); i++) {
            if (ofOne.get(i).storedAt().isAfter(ofOne.get(i - 1).expiresAt())) {
                return true;
            }
        }
        return ofOne.getLast().expiresAt().isBefore(end);
    }
}
