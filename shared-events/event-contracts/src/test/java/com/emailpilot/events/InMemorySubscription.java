package com.emailpilot.events;

import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One subscription of the bus: what waits, who reads it, and what ended as a dead letter. */
final class InMemorySubscription implements OpenSubscription {

    private final Topology.Subscription subscription;
    private final EventCodec codec;
    private final int maxAttempts;
    private final List<Delivery> waiting = new ArrayList<>();
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private volatile @Nullable EventHandler handler;

    InMemorySubscription(Topology.Subscription subscription, EventCodec codec, int maxAttempts) {
        this.subscription = subscription;
        this.codec = codec;
        this.maxAttempts = maxAttempts;
    }

    /** A message on its way to the handler, with its own id. */
    static final class Delivery {
        private final EventMessage message;
        private final String messageId;
        private final Instant publishTime;
        private int attempts;

        Delivery(EventMessage message, String messageId, Instant publishTime) {
            this.message = message;
            this.messageId = messageId;
            this.publishTime = publishTime;
        }

        ReceivedEvent decode(EventCodec codec) {
            byte[] data = message.data().getBytes(StandardCharsets.UTF_8);
            return codec.decode(message.attributes(), data, messageId, publishTime);
        }
    }

    boolean takes(EventMessage message) {
        String target = message.attributes().get("replay-target");
        return subscription.topic().equals(message.topic()) && (target == null || target.equals(subscription.name()));
    }

    void handler(EventHandler handler) {
        this.handler = handler;
    }

    void addAll(List<EventMessage> messages, Supplier<String> ids, Clock clock) {
        synchronized (waiting) {
            messages.forEach(message -> waiting.add(new Delivery(message, ids.get(), clock.instant())));
        }
    }

    /** Delivers until nothing waits, or nobody reads. */
    Mono<Void> deliverAll() {
        return deliverOnce().then(Mono.defer(() -> handler == null || waiting() == 0 ? Mono.empty() : deliverAll()));
    }

    Mono<Void> deliverOnce() {
        return Mono.defer(() -> {
            EventHandler reader = handler;
            return reader == null
                    ? Mono.empty()
                    : Flux.fromIterable(takeAll())
                            .concatMap(delivery -> attempt(delivery, reader))
                            .then();
        });
    }

    private Mono<Void> attempt(Delivery delivery, EventHandler reader) {
        delivery.attempts++;
        return Mono.defer(() -> reader.handle(delivery.decode(codec))).onErrorResume(error -> settle(delivery, error));
    }

    private Mono<Void> settle(Delivery delivery, Throwable error) {
        boolean permanent = error instanceof PermanentFailureException;
        if (subscription.deadLetterTopic() == null) {
            if (!permanent) {
                putBack(delivery);
            }
        } else if (permanent) {
            return die(delivery, String.valueOf(error.getMessage()));
        } else if (delivery.attempts >= maxAttempts) {
            return die(delivery, "delivered too often without success");
        } else {
            putBack(delivery);
        }
        return Mono.empty();
    }

    private Mono<Void> die(Delivery delivery, String reason) {
        var dead = new DeadLetter(
                subscription.name(),
                reason,
                delivery.messageId,
                delivery.message.attributes(),
                delivery.message.data().getBytes(StandardCharsets.UTF_8),
                delivery.publishTime);
        return deadLetters.add(dead);
    }

    private void putBack(Delivery delivery) {
        synchronized (waiting) {
            waiting.add(delivery);
        }
    }

    private List<Delivery> takeAll() {
        synchronized (waiting) {
            List<Delivery> taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }
    }

    void shuffle(Random random) {
        synchronized (waiting) {
            Collections.shuffle(waiting, random);
        }
    }

    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    InMemoryDeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public boolean healthy() {
        return handler != null;
    }

    @Override
    public void close() {
        handler = null;
    }
}
