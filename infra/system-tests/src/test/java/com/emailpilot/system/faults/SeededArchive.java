package com.emailpilot.system.faults;

import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.system.running.SystemUnderTest;
import com.google.cloud.firestore.FieldValue;
import com.google.common.collect.Lists;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Many events in the archive, of clients that nobody connected. */
final class SeededArchive {

    private static final int EVENTS_PER_CLIENT = 100;
    private static final int BATCH = 100;
    private static final int SHARDS = 8;
    private static final long PATIENCE_SECONDS = 60;

    private final SystemUnderTest system;
    private final List<EventMessage> messages;

    private SeededArchive(SystemUnderTest system, List<EventMessage> messages) {
        this.system = system;
        this.messages = List.copyOf(messages);
    }

    /** Stores this many events of one client. */
    static SeededArchive ofOneClient(SystemUnderTest system, int count) {
        var clientId = UUID.randomUUID().toString();
        return store(
                system,
                IntStream.rangeClosed(1, count)
                        .mapToObj(seq -> rotated(clientId, seq))
                        .toList());
    }

    /** Stores this many events, a hundred of each client. */
    static SeededArchive of(SystemUnderTest system, int count) {
        var clients = IntStream.range(0, count / EVENTS_PER_CLIENT)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toList();
        return store(
                system,
                IntStream.range(0, count)
                        .mapToObj(n -> rotated(clients.get(n % clients.size()), n / clients.size() + 1))
                        .toList());
    }

    /** All of them, the oldest first. */
    List<EventMessage> messages() {
        return messages;
    }

    String clientId() {
        return messages.getFirst().orderingKey();
    }

    /** Publishes all, as the services did when they happened. */
    void publish() {
        Lists.partition(messages, BATCH)
                .forEach(some -> system.topics()
                        .publish(
                                "client-events",
                                some.stream().map(SeededArchive::message).toList()));
    }

    private static SeededArchive store(SystemUnderTest system, List<TokensRotated> events) {
        var codec = new EventCodec();
        var now = Clock.systemUTC().instant();
        for (var some : Lists.partition(events, BATCH)) {
            var batch = system.firestore().batch();
            some.forEach(event -> {
                var message = codec.encode(event, "token-refresher", now, null);
                batch.create(system.firestore().document("events/" + message.id()), archived(event, message));
            });
            done(batch.commit());
        }
        return new SeededArchive(
                system,
                events.stream()
                        .map(event -> codec.encode(event, "token-refresher", now, null))
                        .toList());
    }

    private static Map<String, Object> archived(TokensRotated event, EventMessage message) {
        return Map.of(
                "topic", message.topic(),
                "ordering_key", message.orderingKey(),
                "type", message.type(),
                "attributes", message.attributes(),
                "data", message.data(),
                "shard", Math.floorMod(message.id().hashCode(), SHARDS),
                "created_at", FieldValue.serverTimestamp(),
                "client_id", event.client().clientId(),
                "generation", event.client().generation(),
                "seq", event.client().seq());
    }

    private static void done(Future<?> stored) {
        try {
            var _ = stored.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The archive cannot be filled", e);
        }
    }

    private static TokensRotated rotated(String clientId, long seq) {
        var state =
                new ClientState(clientId, "AC-" + seq, "Shop " + clientId, ClientStatus.ACTIVE, 1, seq, Instant.EPOCH);
        return new TokensRotated(state, seq, Instant.EPOCH);
    }

    private static PubsubMessage message(EventMessage event) {
        return PubsubMessage.newBuilder()
                .putAllAttributes(event.attributes())
                .setOrderingKey(event.orderingKey())
                .setData(ByteString.copyFromUtf8(event.data()))
                .build();
    }
}
