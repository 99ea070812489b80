package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.clients.Write;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.OperationsAlertRaised;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Watchdogs over a store and a bus in memory, whose server time is set by hand. */
@NullUnmarked
final class WatchWorld {

    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = START;
    final InMemoryDocuments documents = new InMemoryDocuments(() -> now);
    final InMemoryBus bus = InMemoryBus.holding();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> missing = new ArrayList<>();
    private final WatchdogProperties properties = new WatchdogProperties(
            Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofMinutes(5));

    /** The watchdog of one more instance. */
    WatchOver instance() {
        return instance(meters);
    }

    WatchOver instance(MeterRegistry registry) {
        var clients = new ClientRecords(documents);
        List<Watch> watches = List.of(
                new OverdueRefreshes(clients, properties),
                new MissingRefreshes(clients, properties),
                new StuckOutboxes(documents, List.of("oauth-gateway", "token-refresher"), properties),
                new MissingSubscriptions(() -> List.copyOf(missing), properties),
                new RetiringRevision(clients, LocalDate.parse("2026-07-15"), properties));
        var outbox = new Outbox(documents, new EventCodec(), "client-provisioner");
        var commits = new AlertCommits(documents, outbox, new OutboxRelay(outbox, bus), new Conflicts(new Random(1)));
        var metrics = new WatchdogMetrics(registry);
        metrics.watch(watches);
        return new WatchOver(documents, watches, commits, metrics);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** An active client that a sweep is to find then, or never. */
    void client(String clientId, @Nullable Instant nextRefreshAt) {
        store(new Changes()
                .set("status", "active")
                .set("oauth.generation", 1L)
                .set("oauth.expires_at", START)
                .set("oauth.refresh_shard", (long) RefreshPolicy.shard(clientId))
                .set("oauth.next_refresh_at", nextRefreshAt)
                .create(ClientRecords.path(clientId)));
    }

    void refreshAt(String clientId, Instant nextRefreshAt) {
        store(new Changes().set("oauth.next_refresh_at", nextRefreshAt).update(ClientRecords.path(clientId)));
    }

    void waitingEvent(String id, String service) {
        store(new Changes().set("origin", service).create(new DocumentPath("outbox", id)));
    }

    void store(Write write) {
        documents.commit(List.of(write)).block();
    }

    List<OperationsAlertRaised> raised() {
        return bus.publishedEvents().stream()
                .map(OperationsAlertRaised.class::cast)
                .toList();
    }

    List<String> raisedNames() {
        return raised().stream().map(OperationsAlertRaised::alert).toList();
    }

    AlertState state(Alert alert) {
        return AlertState.of(documents.peek(alert.path()));
    }

    double gauge(Alert alert) {
        return gauge(meters, alert);
    }

    static double gauge(MeterRegistry registry, Alert alert) {
        return registry.get("emailpilot.watchdog.alert")
                .tag("alert", alert.word())
                .gauge()
                .value();
    }
}
