package com.emailpilot.events.pubsub;

import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventMetrics;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.Topology;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Receives from Google Cloud Pub/Sub; closing ends every subscription that is open. */
public final class PubSubEventSubscriptions implements EventSubscriptions, AutoCloseable {

    private final PubSubConnection connection;
    private final PubSubTopology topology;
    private final EventCodec codec;
    private final EventMetrics metrics;
    private final PubSubSender deadLetters;
    private final List<PubSubSubscription> open = new CopyOnWriteArrayList<>();

    public PubSubEventSubscriptions(
            PubSubConnection connection, PubSubTopology topology, EventCodec codec, EventMetrics metrics) {
        this.connection = connection;
        this.topology = topology;
        this.codec = codec;
        this.metrics = metrics;
        this.deadLetters = new PubSubSender(connection, topology);
    }

    @Override
    public OpenSubscription subscribe(String subscription, EventHandler handler) {
        return open(topology.topology().subscription(subscription), subscription, handler);
    }

    /**
     * The same for a consumer outside of this system: types that it does not know are passed over, since a newer service
     * may send them.
     */
    public OpenSubscription subscribeToKnown(String subscription, EventHandler handler) {
        var wanted = topology.topology().subscription(subscription);
        var handling = new MessageHandling(wanted, subscription, codec, metrics, deadLetters::send);
        return open(
                wanted,
                delivery -> EventCodec.isOfLaterContract(delivery.message().getAttributesMap())
                        ? Mono.fromRunnable(delivery.reply()::ack)
                        : handling.handle(delivery, handler));
    }

    @Override
    public OpenSubscription subscribeLive(String prefix, String instance, EventHandler handler) {
        return open(topology.topology().live(prefix, instance), prefix, handler);
    }

    @Override
    public OpenSubscription drain(String deadLetterSubscription, DeadLetterHandler handler) {
        var subscription = topology.topology().subscription(deadLetterSubscription);
        return open(subscription, new DeadLetterDraining(topology.topology(), subscription, handler)::handle);
    }

    @Override
    public void close() {
        open.forEach(PubSubSubscription::stop);
        open.forEach(PubSubSubscription::close);
        deadLetters.close();
    }

    private OpenSubscription open(Topology.Subscription subscription, String metricName, EventHandler handler) {
        var handling = new MessageHandling(subscription, metricName, codec, metrics, deadLetters::send);
        return open(subscription, delivery -> handling.handle(delivery, handler));
    }

    private OpenSubscription open(Topology.Subscription subscription, Function<Delivery, Mono<Void>> handling) {
        var opened = new PubSubSubscription(connection, topology, subscription, handling);
        open.add(opened);
        opened.start();
        return opened;
    }
}
