package com.emailpilot.sandbox.traffic;

import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.Remembered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The newest requests in full, and the number of all by endpoint and outcome. */
public final class TrafficLog {

    private static final int LISTED = 20_000;

    private final Journal journal;
    private final Remembered<TrafficFact> numbers = new Numbers();
    private final Map<Long, ReceivedRequest> newest = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private long lastNumber;

    public TrafficLog(Journal journal) {
        this.journal = journal;
    }

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
        journal.forgotten(numbers);
        journal.note(numbers, List.of(new TrafficFact.Newest(lastNumber)));
    }

    /** What outlives the process. */
    public Remembered<?> remembered() {
        return numbers;
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
        count(endpoint, outcome, 1);
        journal.note(numbers, List.of(new TrafficFact.Outcome(number, endpoint, outcome)));
    }

    private void count(String endpoint, String outcome, long times) {
        counts.computeIfAbsent(endpoint, _ -> new TreeMap<>()).merge(outcome, times, Long::sum);
    }

    private final class Numbers implements Remembered<TrafficFact> {

        @Override
        public String name() {
            return "traffic";
        }

        @Override
        public Class<TrafficFact> factType() {
            return TrafficFact.class;
        }

        @Override
        public Stream<TrafficFact> memory() {
            var all = counts.entrySet().stream()
                    .<TrafficFact>flatMap(endpoint -> endpoint.getValue().entrySet().stream()
                            .map(outcome ->
                                    new TrafficFact.Count(endpoint.getKey(), outcome.getKey(), outcome.getValue())));
            return Stream.concat(all, Stream.of(new TrafficFact.Newest(lastNumber)));
        }

        @Override
        public void remember(TrafficFact fact) {
            switch (fact) {
                case TrafficFact.Outcome(var number, var endpoint, var outcome) -> {
                    count(endpoint, outcome, 1);
                    lastNumber = Math.max(lastNumber, number);
                }
                case TrafficFact.Count(var endpoint, var outcome, var times) -> count(endpoint, outcome, times);
                case TrafficFact.Newest(var number) -> lastNumber = Math.max(lastNumber, number);
            }
        }

        @Override
        public void forget() {
            counts.clear();
        }
    }
}
