package com.emailpilot.operations.system;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.FirestoreStore;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.MicrometerEventMetrics;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.events.pubsub.PubSubEventPublisher;
import com.emailpilot.events.pubsub.PubSubTopology;
import com.google.common.base.Suppliers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/** The system in Google Cloud, or on Google's emulators. */
public final class GoogleSystem implements ConnectedSystem {

    private final Closing closing = new Closing();
    private final Supplier<SystemSettings> settings;
    private final Clock clock;
    private final Supplier<FirestoreStore> store = closing.once(this::openStore);
    private final Supplier<PubSubConnection> pubSub = closing.once(this::openPubSub);
    private final Supplier<PubSubTopology> topology =
            closing.once(() -> new PubSubTopology(pubSub.get(), Topology.load()));
    private final Supplier<PubSubEventPublisher> publisher = closing.once(this::openPublisher);

    /**
     * @param settings asked for when the first command needs them
     */
    public GoogleSystem(Supplier<SystemSettings> settings, Clock clock) {
        this.settings = Suppliers.memoize(settings::get);
        this.clock = clock;
    }

    @Override
    public SystemSettings settings() {
        return settings.get();
    }

    @Override
    public Documents documents() {
        return store.get().documents();
    }

    @Override
    public EventPublisher publisher() {
        return publisher.get();
    }

    @Override
    public Messaging messaging() {
        return new PubSubMessaging(topology.get());
    }

    @Override
    public String operator() {
        return Operator.of(settings()).name();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        closing.close();
    }

    private FirestoreStore openStore() {
        var where = settings();
        return where.firestoreEmulator()
                .map(emulator -> FirestoreStore.emulator(emulator, where.project()))
                .orElseGet(() -> FirestoreStore.of(where.project(), where.database()));
    }

    private PubSubConnection openPubSub() {
        return PubSubConnection.of(settings().project(), settings().environment());
    }

    private PubSubEventPublisher openPublisher() {
        return new PubSubEventPublisher(
                pubSub.get(), topology.get(), new MicrometerEventMetrics(new SimpleMeterRegistry()));
    }
}
