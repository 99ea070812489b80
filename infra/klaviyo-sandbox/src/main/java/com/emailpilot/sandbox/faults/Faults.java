package com.emailpilot.sandbox.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The faults and delays that are in force. */
public final class Faults {

    private final RandomGenerator random;
    private final List<FaultRule> rules = new ArrayList<>();
    private final Map<String, Duration> latencies = new ConcurrentHashMap<>();

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    /** Adds a rule behind those that are there; the first that fits and strikes decides. */
    public synchronized void add(FaultRule rule) {
        rules.add(rule);
    }

    public synchronized List<FaultRule> all() {
        return List.copyOf(rules);
    }

    public synchronized void clear() {
        rules.clear();
    }

    /**
     * Lets every request to an endpoint wait before it is acted on, faults aside.
     *
     * @param endpoint as in {@link FaultRule}
     */
    public void latency(String endpoint, Duration latency) {
        latencies.put(endpoint, latency);
    }

    public void clearLatencies() {
        latencies.clear();
    }

    /** Chooses what happens to one request, and uses up one of the rule's times. */
    public synchronized Optional<FaultRule> strike(String endpoint, @Nullable String account) {
        for (int place = 0; place < rules.size(); place++) {
            var rule = rules.get(place);
            if (rule.fits(endpoint, account) && random.nextDouble() < rule.probability()) {
                useUp(place, rule.onceLess());
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    public Duration latencyOf(String endpoint) {
        return Optional.ofNullable(latencies.get(endpoint))
                .or(() -> Optional.ofNullable(latencies.get(endpoint.split("\\.", 2)[0])))
                .or(() -> Optional.ofNullable(latencies.get("*")))
                .orElse(Duration.ZERO);
    }

    private void useUp(int place, FaultRule left) {
        if (left.spent()) {
            rules.remove(place);
        } else {
            rules.set(place, left);
        }
    }
}
