package com.emailpilot.local.system;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.MicrometerEventMetrics;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.events.pubsub.PubSubEventPublisher;
import com.emailpilot.events.pubsub.PubSubTopology;
import com.emailpilot.local.settings.SettingsException;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for Cloud Scheduler: publishes what it would publish, as long as the system runs. Nothing that happens to
 * Pub/Sub ends it; what could not be published is due again the next time.
 */
final class LocalClock {
    static final String INTERVAL_SETTING = "EMAILPILOT_SWEEP_SECONDS";

    private static final String USUAL_INTERVAL = "60";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Addresses addresses;
    private final Optional<Duration> interval;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("local-clock").daemon().factory());

    private Optional<Publishing> publishing = Optional.empty();
    private boolean failing;

    LocalClock(Addresses addresses) {
        this.addresses = addresses;
        this.interval = interval(addresses.settings().get(INTERVAL_SETTING, USUAL_INTERVAL));
    }

    /** How often expiries are swept; empty when nothing is published at all. */
    Optional<Duration> interval() {
        return interval;
    }

    /** Publishes the first sweep at once. */
    synchronized void begin(Progress progress) {
        interval.ifPresent(sweep -> {
            var messages = ClockMessages.load();
            var open = Publishing.to(addresses);
            publishing = Optional.of(open);
            every(sweep, Duration.ZERO, () -> publish(open, messages.expirySweep(), progress));
            every(AN_HOUR, AN_HOUR, () -> publish(open, messages.enrichment(), progress));
        });
    }

    synchronized void end() {
        schedule.shutdownNow();
        publishing.ifPresent(Publishing::close);
        publishing = Optional.empty();
    }

    private void every(Duration interval, Duration first, Runnable task) {
        var _ = schedule.scheduleWithFixedDelay(task, first.toSeconds(), interval.toSeconds(), TimeUnit.SECONDS);
    }

    /** Tells of a failure once, and not again until it went well in between. */
    private void publish(Publishing open, EventMessage message, Progress progress) {
        try {
            var _ = open.publisher().publish(message).block();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && !schedule.isShutdown()) {
                progress.note("The local clock cannot publish and goes on trying: " + e.getMessage());
            }
            failing = true;
        }
    }

    private static Optional<Duration> interval(String seconds) {
        try {
            return Optional.of(Duration.ofSeconds(Long.parseUnsignedLong(seconds)))
                    .filter(Duration::isPositive);
        } catch (NumberFormatException _) {
            throw new SettingsException(INTERVAL_SETTING + " is not a number of seconds: " + seconds);
        }
    }

    private record Publishing(PubSubConnection connection, PubSubTopology topology, PubSubEventPublisher publisher) {
        static Publishing to(Addresses addresses) {
            var connection = PubSubConnection.emulator(addresses.pubSub(), addresses.projectId());
            var topology = new PubSubTopology(connection, Topology.load());
            var metrics = new MicrometerEventMetrics(new CompositeMeterRegistry());
            return new Publishing(connection, topology, new PubSubEventPublisher(connection, topology, metrics));
        }

        /** The connection first, so that nothing waits for an answer that will not come. */
        void close() {
            connection.close();
            publisher.close();
            topology.close();
        }
    }
}
