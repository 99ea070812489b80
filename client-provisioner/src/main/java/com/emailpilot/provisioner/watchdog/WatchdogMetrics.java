package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.Snapshot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows which alerts are open, {@code emailpilot.watchdog.alert}, and counts looks, {@code emailpilot.watchdog.looks}. */
final class WatchdogMetrics {

    private final MeterRegistry registry;
    private final Map<String, Long> open = new ConcurrentHashMap<>();

    WatchdogMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows each alert from now on, as it stood at the last turn of this instance. */
    void watch(List<Watch> watches) {
        watches.forEach(watch -> Gauge.builder(
                        "emailpilot.watchdog.alert",
                        open,
                        each -> each.getOrDefault(watch.alert().word(), 0L))
                .tag("alert", watch.alert().word())
                .register(registry));
    }

    void show(List<Snapshot> alerts) {
        alerts.forEach(alert -> open.put(
                alert.path().id(), alert.found().map(WatchdogMetrics::concerned).orElse(0L)));
    }

    /**
     * @param outcome {@code good}, {@code open} or {@code failed}
     */
    void looked(Alert alert, String outcome) {
        registry.counter("emailpilot.watchdog.looks", "alert", alert.word(), "outcome", outcome)
                .increment();
    }

    private static long concerned(Document alert) {
        return AlertState.of(alert).open() ? alert.number("count").orElse(1L) : 0;
    }
}
