package com.emailpilot.events.pubsub;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventMetrics;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.Topology;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Decides about one message: acknowledged only after its effect, parked if hopeless, else back to Pub/Sub. */
final class MessageHandling {

    /** A handler that never ends must not hold its message, and a place among those in hand, for ever. */
    static final Duration LONGEST_HANDLING = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(MessageHandling.class);
    private static final String UNKNOWN = "unknown";

    private final Topology.Subscription subscription;
    private final String name;
    private final EventCodec codec;
    private final EventMetrics metrics;
    private final DeadLetterTopics deadLetters;

    /** @param metricName stands for the subscription in metrics: the same for all instances of a service */
    MessageHandling(
            Topology.Subscription subscription,
            String metricName,
            EventCodec codec,
            EventMetrics metrics,
            DeadLetterTopics deadLetters) {
        this.subscription = subscription;
        this.name = metricName;
        this.codec = codec;
        this.metrics = metrics;
        this.deadLetters = deadLetters;
    }

    /** Ends with an answer to Pub/Sub, and never with an error. */
    Mono<Void> handle(Delivery delivery, EventHandler handler) {
        if (ReplayTarget.isAnother(delivery.message(), subscription.name())) {
            return Mono.fromRunnable(delivery.reply()::ack);
        }
        return Mono.defer(() -> decoded(delivery, handler)).onErrorResume(PermanentFailureException.class, hopeless -> {
            metrics.received(name, UNKNOWN, delivery.publishTime());
            return parked(delivery, UNKNOWN, hopeless);
        });
    }

    private Mono<Void> decoded(Delivery delivery, EventHandler handler) {
        ReceivedEvent received = delivery.decode(codec);
        String type = delivery.message().getAttributesOrThrow("ce-type");
        metrics.received(name, type, delivery.publishTime());
        return Mono.defer(() -> handler.handle(received))
                .timeout(LONGEST_HANDLING)
                .then(Mono.<Void>fromRunnable(() -> acked(delivery, type)))
                .onErrorResume(PermanentFailureException.class, hopeless -> parked(delivery, type, hopeless))
                .onErrorResume(error -> Mono.fromRunnable(() -> nacked(delivery, type, error)));
    }

    private Mono<Void> parked(Delivery delivery, String type, PermanentFailureException hopeless) {
        String reason = hopeless.getMessage() == null ? UNKNOWN : hopeless.getMessage();
        LOG.warn(
                "Message {} of {} can never be handled: {}",
                delivery.message().getMessageId(),
                subscription.name(),
                reason);
        Mono<Void> stored = subscription.deadLetterTopic() == null
                ? Mono.empty()
                : deadLetters.send(subscription.deadLetterTopic(), delivery.dead(subscription.name(), reason));
        return stored.then(Mono.<Void>fromRunnable(() -> {
                    delivery.reply().ack();
                    metrics.deadLettered(name, type);
                }))
                .onErrorResume(error -> Mono.fromRunnable(() -> nacked(delivery, type, error)));
    }

    private void acked(Delivery delivery, String type) {
        delivery.reply().ack();
        metrics.acked(name, type);
    }

    private void nacked(Delivery delivery, String type, Throwable error) {
        delivery.reply().nack();
        metrics.nacked(name, type);
        LOG.warn(
                "Message {} of {} comes back: {}",
                delivery.message().getMessageId(),
                subscription.name(),
                error.getClass().getSimpleName());
    }
}
