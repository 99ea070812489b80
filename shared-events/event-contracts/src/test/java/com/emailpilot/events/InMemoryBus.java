package com.emailpilot.events;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Pub/Sub as a test wants it: no network, and faults on demand.
 *
 * <p>{@link #delivering()} hands each message to the handlers before {@code publish} completes, and again after an error
 * until the attempts of the topology are used up. {@link #holding()} keeps messages until {@link #deliver()}, which
 * tries each once.
 */
public final class InMemoryBus implements EventPublisher, EventSubscriptions {

    private final Topology topology = Topology.load();
    private final EventCodec codec = new EventCodec();
    private final Map<String, InMemorySubscription> subscriptions = new ConcurrentHashMap<>();
    private final List<EventMessage> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final boolean immediate;
    private final Clock clock;
    private volatile int copies = 1;

    private InMemoryBus(boolean immediate, Clock clock) {
        this.immediate = immediate;
        this.clock = clock;
        topology.subscriptions().forEach(this::open);
    }

    /** A bus that delivers at once. */
    public static InMemoryBus delivering() {
        return new InMemoryBus(true, Clock.systemUTC());
    }

    /** A bus that delivers when told to. */
    public static InMemoryBus holding() {
        return new InMemoryBus(false, Clock.systemUTC());
    }

    @Override
    public Mono<Void> publish(EventMessage message) {
        return Mono.defer(() -> {
            message.refuseOversize();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Mono.error(new IllegalStateException("The bus was told to fail this publish"));
            }
            published.add(message);
            return arrive(message);
        });
    }

    @Override
    public OpenSubscription subscribe(String subscription, EventHandler handler) {
        return read(open(topology.subscription(subscription)), handler);
    }

    @Override
    public OpenSubscription subscribeLive(String prefix, String instance, EventHandler handler) {
        return read(open(topology.live(prefix, instance)), handler);
    }

    @Override
    public OpenSubscription drain(String deadLetterSubscription, DeadLetterHandler handler) {
        var drained = topology.diedOn(topology.subscription(deadLetterSubscription))
                .map(this::open)
                .orElseThrow()
                .deadLetters();
        drained.handler(handler).block(Duration.ofSeconds(10));
        return drained;
    }

    /** Delivers what waits, each message once; what fails waits again. */
    public void deliver() {
        Flux.fromIterable(subscriptions.values())
                .concatMap(InMemorySubscription::deliverOnce)
                .then()
                .block(Duration.ofSeconds(10));
    }

    /** Delivers every message that is published from now on this many times. */
    public void deliverCopies(int copies) {
        this.copies = copies;
    }

    /** Lets the next publications fail, and stores nothing of them. */
    public void failNextPublications(int count) {
        failures.set(count);
    }

    /** Puts what waits into another order. */
    public void shuffle(Random random) {
        subscriptions.values().forEach(subscription -> subscription.shuffle(random));
    }

    /** Delivers everything once more that was ever published, with new message ids. */
    public void redeliverAll() {
        Flux.fromIterable(published).concatMap(this::arrive).then().block(Duration.ofSeconds(10));
    }

    /** Puts a message on a topic as it stands, valid or not, without recording it as published. */
    public void inject(EventMessage message) {
        arrive(message).block(Duration.ofSeconds(10));
    }

    /** What was published, in order; a repeated publication counts again. */
    public List<EventMessage> published() {
        return List.copyOf(published);
    }

    /** The events that were published, in order. */
    public List<Event> publishedEvents() {
        return published.stream()
                .map(message -> new InMemorySubscription.Delivery(message, "0", clock.instant())
                        .decode(codec)
                        .event())
                .toList();
    }

    /** The messages that ended at the dead-letter topic of a subscription. */
    public List<DeadLetter> deadLetters(String subscription) {
        return open(topology.subscription(subscription)).deadLetters().all();
    }

    /** How many messages of a subscription are not acknowledged. */
    public int waiting(String subscription) {
        return open(topology.subscription(subscription)).waiting();
    }

    private InMemorySubscription open(Topology.Subscription subscription) {
        return subscriptions.computeIfAbsent(
                subscription.name(),
                _ -> new InMemorySubscription(subscription, codec, topology.maxDeliveryAttempts()));
    }

    private OpenSubscription read(InMemorySubscription subscription, EventHandler handler) {
        subscription.handler(handler);
        if (immediate) {
            subscription.deliverAll().block(Duration.ofSeconds(10));
        }
        return subscription;
    }

    private Mono<Void> arrive(EventMessage message) {
        List<InMemorySubscription> reached = subscriptions.values().stream()
                .filter(subscription -> subscription.takes(message))
                .toList();
        for (InMemorySubscription subscription : reached) {
            subscription.addAll(
                    Collections.nCopies(copies, message), () -> Integer.toString(ids.incrementAndGet()), clock);
        }
        return immediate
                ? Flux.fromIterable(reached)
                        .concatMap(InMemorySubscription::deliverAll)
                        .then()
                : Mono.empty();
    }
}
