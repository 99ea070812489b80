package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventBusContract;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.InMemoryEventMetrics;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.Topology;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class MessageHandlingTest {

    private static final String CONNECTIONS = "client-provisioner.connections";

    private final InMemoryEventMetrics metrics = new InMemoryEventMetrics();
    private final List<String> replies = new ArrayList<>();
    private final List<String> parkedIn = new ArrayList<>();

    @Test
    void acknowledgesOnlyAfterTheEffect() {
        var effect = Sinks.<Void>one();
        handling(parking()).handle(delivery(), _ -> effect.asMono()).subscribe();
        assertThat(replies).isEmpty();

        effect.tryEmitEmpty().orThrow();

        assertThat(replies).containsExactly("ack");
    }

    @Test
    void givesBackWhatFailed() {
        handle(handling(parking()), _ -> Mono.error(new IllegalStateException("not now")));

        assertThat(replies).containsExactly("nack");
        assertThat(metrics.counted())
                .containsExactly(
                        "received " + CONNECTIONS + " klaviyo-connected",
                        "nacked " + CONNECTIONS + " klaviyo-connected");
    }

    @Test
    void givesBackWhatAHandlerThrows() {
        handle(handling(parking()), _ -> {
            throw new IllegalStateException("not now");
        });

        assertThat(replies).containsExactly("nack");
    }

    @Test
    void acknowledgesWhatItParked() {
        handle(handling(parking()), _ -> Mono.error(new PermanentFailureException("never")));

        assertThat(parkedIn).containsExactly(CONNECTIONS + ".dead-letter");
        assertThat(replies).containsExactly("ack");
    }

    @Test
    void givesBackWhatItCannotPark() {
        DeadLetterTopics away = (_, _) -> Mono.error(new IllegalStateException("Pub/Sub is away"));

        handle(handling(away), _ -> Mono.error(new PermanentFailureException("never")));

        assertThat(replies).containsExactly("nack");
    }

    @Test
    void givesBackWhatTakesForEver() {
        StepVerifier.withVirtualTime(() -> handling(parking()).handle(delivery(), _ -> Mono.never()))
                .thenAwait(MessageHandling.LONGEST_HANDLING)
                .verifyComplete();

        assertThat(replies).containsExactly("nack");
    }

    private void handle(MessageHandling handling, EventHandler handler) {
        StepVerifier.create(handling.handle(delivery(), handler)).verifyComplete();
    }

    private DeadLetterTopics parking() {
        return (topic, _) -> Mono.fromRunnable(() -> parkedIn.add(topic));
    }

    private MessageHandling handling(DeadLetterTopics deadLetters) {
        return new MessageHandling(
                Topology.load().subscription(CONNECTIONS), CONNECTIONS, new EventCodec(), metrics, deadLetters);
    }

    private Delivery delivery() {
        EventMessage message = EventBusContract.message(TestEvents.klaviyoConnected());
        return new Delivery(
                PubsubMessage.newBuilder()
                        .putAllAttributes(message.attributes())
                        .setData(ByteString.copyFromUtf8(message.data()))
                        .build(),
                new AckReplyConsumer() {
                    @Override
                    public void ack() {
                        replies.add("ack");
                    }

                    @Override
                    public void nack() {
                        replies.add("nack");
                    }
                });
    }
}
