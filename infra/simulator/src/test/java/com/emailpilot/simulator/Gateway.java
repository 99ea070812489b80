package com.emailpilot.simulator;

import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;

/** The gateway's relay, which publishes what people did. */
final class Gateway implements Service {

    static final String NAME = "oauth-gateway";

    @Override
    public void start(World world, Life life) {
        var outbox = new Outbox(new SimulatedDocuments(world.store(), world, life), world.codec(), NAME);
        var relay = new OutboxRelay(outbox, new SimulatedPublisher(world, life));
        new Relaying(world, life, relay::relay).start();
    }
}
