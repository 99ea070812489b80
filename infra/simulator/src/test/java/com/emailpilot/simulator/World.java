package com.emailpilot.simulator;

import com.emailpilot.events.EventCodec;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.TokenVault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything outside of the processes: the time, the servers, what goes wrong, and a witness of it all. */
final class World {

    // no run depends on these, and making them takes longer than a run
    private static final EventCodec CODEC = new EventCodec();
    private static final TokenVault VAULT = TestVaults.ephemeral().tokens();
    private static final MeterRegistry METERS = new SimpleMeterRegistry();

    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random;
    private final Fate fate;
    private final Trace trace;
    private final Wire wire;
    private final StoreServer store;
    private final BusServer bus;
    private final KlaviyoServer klaviyo;
    private final Witness witness;

    World(Plan plan, Fate fate, boolean traced) {
        this.random = new SplittableRandom(plan.seed());
        this.fate = fate;
        trace = new Trace(time, traced);
        wire = new Wire(time, fate, trace);
        store = new StoreServer(time);
        bus = new BusServer(this);
        klaviyo = new KlaviyoServer(time, plan.terms());
        witness = new Witness(this);
        store.observe(witness::stored);
    }

    VirtualTime time() {
        return time;
    }

    Fate fate() {
        return fate;
    }

    Trace trace() {
        return trace;
    }

    Wire wire() {
        return wire;
    }

    StoreServer store() {
        return store;
    }

    BusServer bus() {
        return bus;
    }

    KlaviyoServer klaviyo() {
        return klaviyo;
    }

    Witness witness() {
        return witness;
    }

    TokenVault vault() {
        return VAULT;
    }

    EventCodec codec() {
        return CODEC;
    }

    MeterRegistry meters() {
        return METERS;
    }

    /** A source of randomness of its own, for a process or a person. */
    RandomGenerator split() {
        return random.split();
    }
}
