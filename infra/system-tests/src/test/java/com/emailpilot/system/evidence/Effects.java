package com.emailpilot.system.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** I5 and I6: a client is the sum of its events, in their order, each of which had its effect once. */
final class Effects implements Invariant {

    /** What the last event that says so makes of the status. */
    private static final Map<String, String> STATUS = Map.of(
            "client-created", "active",
            "client-reconnected", "active",
            "tokens-rotated", "active",
            "connection-recovered", "active",
            "reauthorization-required", "needs_reauthorization",
            "client-disconnected", "disconnected");

    @Override
    public Finding check(Evidence evidence) {
        var clients = evidence.dump().collection("clients");
        var violations = new ArrayList<String>();
        clients.forEach(client -> violations(evidence, client, violations));
        return new Finding("I5/I6", clients.size() + " clients and their events", violations);
    }

    private static void violations(Evidence evidence, StoredDocument client, List<String> violations) {
        var events = evidence.eventsOf(client).toList();
        var seqs = events.stream().map(SeenEvent::seq).toList();
        var all = LongStream.rangeClosed(1, client.number("oauth.seq")).boxed().toList();
        if (!seqs.equals(all)) {
            violations.add(client.id() + " counts " + all.size() + " events, and there are " + seqs);
        }
        var grants = count(events, "client-created") + count(events, "client-reconnected");
        if (grants != client.number("oauth.generation")) {
            violations.add(client.id() + " is of generation " + client.number("oauth.generation") + " after " + grants
                    + " grants");
        }
        if (grants + count(events, "tokens-rotated") != client.number("oauth.token_version")) {
            violations.add(client.id() + " holds version " + client.number("oauth.token_version") + " after " + grants
                    + " grants and " + count(events, "tokens-rotated") + " rotations");
        }
        if (!status(events).equals(client.text("status"))) {
            violations.add(client.id() + " is " + client.text("status") + ", by its events " + status(events));
        }
        violations.addAll(backwards(evidence, client, events));
    }

    private static List<String> backwards(Evidence evidence, StoredDocument client, List<SeenEvent> events) {
        return IntStream.range(1, events.size())
                .filter(next -> evidence.storedAt(events.get(next)).isBefore(evidence.storedAt(events.get(next - 1))))
                .mapToObj(next -> client.id() + " goes back in time with event " + (next + 1))
                .toList();
    }

    private static long count(List<SeenEvent> events, String type) {
        return events.stream().filter(event -> event.type().equals(type)).count();
    }

    private static String status(List<SeenEvent> events) {
        return events.stream()
                .map(event -> STATUS.getOrDefault(event.type(), ""))
                .filter(status -> !status.isEmpty())
                .reduce((_, last) -> last)
                .orElse("");
    }
}
