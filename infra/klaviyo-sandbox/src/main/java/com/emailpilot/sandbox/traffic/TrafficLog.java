package com.emailpilot.sandbox.traffic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The newest requests in full, and the number of all by endpoint and outcome. */
public final class TrafficLog {

    private static final int LISTED = 20_000;

    private final Map<Long, ReceivedRequest> newest = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private long lastNumber;

    /** The newest 20,000 that fit, oldest first. */
    public synchronized List<ReceivedRequest> requests(Predicate<ReceivedRequest> wanted) {
        return newest.values().stream().filter(wanted).toList();
    }

    /** How many requests each endpoint answered, by outcome; complete, however many there were. */
    public synchronized Map<String, Map<String, Long>> counts() {
        var copy = new TreeMap<String, Map<String, Long>>();
        counts.forEach((endpoint, outcomes) -> copy.put(endpoint, new TreeMap<>(outcomes)));
        return copy;
    }

    /** Forgets all; numbers go on. */
    public synchronized void clear() {
        newest.clear();
        counts.clear();
    }

    synchronized long nextNumber() {
        return ++lastNumber;
    }

    synchronized void add(ReceivedRequest request) {
        newest.put(request.number(), request);
        if (newest.size() > LISTED) {
            newest.remove(newest.keySet().iterator().next());
        }
    }

    synchronized void settle(long number, String endpoint, String outcome) {
        newest.computeIfPresent(number, (_, request) -> request.settled(outcome));
        counts.computeIfAbsent(endpoint, _ -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    }
}
