package com.emailpilot.events.pubsub;

import com.emailpilot.events.DeadLetter;
import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.Topology;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Hands dead letters over as they are: nothing is decoded, so that nothing can die twice. */
final class DeadLetterDraining {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDraining.class);

    private final String diedOn;
    private final DeadLetterHandler handler;

    DeadLetterDraining(Topology topology, Topology.Subscription deadLetters, DeadLetterHandler handler) {
        this.diedOn = topology.diedOn(deadLetters)
                .map(Topology.Subscription::name)
                .orElseThrow(() -> new IllegalArgumentException(deadLetters.name() + " drains no dead-letter topic"));
        this.handler = handler;
    }

    /** Ends with an answer to Pub/Sub, and never with an error. */
    Mono<Void> handle(Delivery delivery) {
        return Mono.defer(() -> handler.handle(deadLetter(delivery)))
                .timeout(MessageHandling.LONGEST_HANDLING)
                .then(Mono.<Void>fromRunnable(delivery.reply()::ack))
                .onErrorResume(error -> Mono.fromRunnable(() -> nack(delivery, error)));
    }

    private DeadLetter deadLetter(Delivery delivery) {
        var message = delivery.message();
        return new DeadLetter(
                diedOn,
                message.getAttributesOrDefault(Delivery.REASON, "delivered too often without success"),
                message.getMessageId(),
                published(message.getAttributesMap()),
                message.getData().toByteArray(),
                delivery.publishTime());
    }

    /** Without what we, Pub/Sub and its client added on the way here. */
    private static Map<String, String> published(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .filter(attribute -> Stream.of(Delivery.PREFIX, "CloudPubSubDeadLetter", "googclient_")
                        .noneMatch(attribute.getKey()::startsWith))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void nack(Delivery delivery, Throwable error) {
        delivery.reply().nack();
        LOG.warn(
                "Dead letter {} of {} comes back: {}",
                delivery.message().getMessageId(),
                diedOn,
                error.getClass().getSimpleName());
    }
}
