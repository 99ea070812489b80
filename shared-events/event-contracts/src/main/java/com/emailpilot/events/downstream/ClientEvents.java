package com.emailpilot.events.downstream;

import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import com.emailpilot.events.MicrometerEventMetrics;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubEventSubscriptions;
import com.emailpilot.events.pubsub.PubSubTopology;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Client events for a service of yours, from a subscription of its own on the topic {@code client-events}.
 *
 * <p>Every event comes at least once. What fails is tried again at once, then by Pub/Sub after 1 to 60 s, and goes to
 * {@code <subscription>.dead-letter} after five deliveries. Event types that this version does not know are passed over.
 */
public final class ClientEvents implements AutoCloseable {

    private final Surroundings surroundings;
    private final Topology topology;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler threads = Schedulers.fromExecutorService(executor);
    private final Map<String, Road> roads = new ConcurrentHashMap<>();

    private ClientEvents(Surroundings surroundings, Topology topology) {
        this.surroundings = surroundings;
        this.topology = topology;
    }

    /** Ready to subscribe; the connection stays the caller's. */
    public static ClientEvents in(Surroundings surroundings) {
        return in(surroundings, Topology.load());
    }

    static ClientEvents in(Surroundings surroundings, Topology topology) {
        return new ClientEvents(surroundings, topology);
    }

    /**
     * Makes a subscription with its dead-letter topic unless it exists: on an emulator, and wherever the service may do
     * so; blocks.
     *
     * <p>It gets what is published from then on. A subscription that is missing is made by listening as well, but nobody
     * knows when.
     *
     * @param subscription short name, for example {@code reports.clients}
     */
    public void make(String subscription) {
        road(subscription).topology().ensureSubscription(subscription);
    }

    /**
     * Delivers each event once, those of one client one after the other and in the order of their numbers, as far as the
     * earlier ones come in time: one that is late comes late, and is not lost.
     *
     * <p>A replay to this subscription delivers what it sends once more; {@link com.emailpilot.events.ReceivedEvent#replayed}
     * tells.
     *
     * @param subscription short name, for example {@code reports.clients}
     */
    public OpenSubscription subscribe(String subscription, ClientEventHandler handler) {
        var turns = new Turns(surroundings.patience());
        return open(subscription, Handling.ofEvents(handler, surroundings.handled(), turns));
    }

    /**
     * Delivers the newest state of each client, and never an older one after a newer: neither duplicates nor replays
     * change anything, and an event that is missing leaves no gap, since each carries the whole state.
     *
     * @param subscription short name, for example {@code reports.clients}
     * @param versions what the service has already
     */
    public OpenSubscription follow(String subscription, ClientVersions versions, ClientStateHandler handler) {
        return open(subscription, Handling.ofStates(handler, versions));
    }

    /** Delivers what could not be handled, as it came; for a subscription that nobody else drains. */
    public OpenSubscription drain(String subscription, DeadLetterHandler handler) {
        return road(subscription).subscriptions().drain(DownstreamTopology.deadLettersOf(subscription), handler);
    }

    /** Takes no more messages, and lets those in hand end, for 10 s at most. */
    @Override
    public void close() {
        List.copyOf(roads.values()).forEach(Road::close);
        threads.dispose();
        var _ = executor.shutdownNow();
    }

    private OpenSubscription open(String subscription, Handling handling) {
        return road(subscription)
                .subscriptions()
                .subscribeToKnown(subscription, new Attempts(subscription, handling, surroundings, threads));
    }

    private Road road(String subscription) {
        return roads.computeIfAbsent(subscription, name -> {
            var whole = new PubSubTopology(surroundings.connection(), DownstreamTopology.including(topology, name));
            return new Road(
                    whole,
                    new PubSubEventSubscriptions(
                            surroundings.connection(),
                            whole,
                            new EventCodec(),
                            new MicrometerEventMetrics(surroundings.meters())));
        });
    }

    private record Road(PubSubTopology topology, PubSubEventSubscriptions subscriptions) {

        void close() {
            subscriptions.close();
            topology.close();
        }
    }
}
