package com.emailpilot.simulator;

import com.emailpilot.refresher.rotation.RotationUnderTest;
import com.google.common.base.Ticker;

/** Rotation and revocation of the refresher, as they are built, in a process of the world. */
final class Refresher implements Service {

    private final Build build;

    Refresher(Build build) {
        this.build = build;
    }

    @Override
    public void start(World world, Life life) {
        var klaviyo = new SimulatedKlaviyo(world, life);
        var rotation = new RotationUnderTest(new RotationUnderTest.Ports(
                build.documents(new SimulatedDocuments(world.store(), world, life)),
                new SimulatedPublisher(world, life),
                build.tokens(klaviyo),
                world.vault(),
                world.split(),
                new Ticker() {
                    @Override
                    public long read() {
                        return world.time().nanos();
                    }
                },
                world.meters()));
        world.bus().read(RotationUnderTest.SUBSCRIPTION, new BusServer.Reader(life, build.handler(rotation.hints())));
        new Relaying(world, life, rotation::relay).start();
    }
}
