package com.emailpilot.simulator;

import com.emailpilot.provisioner.upsert.UpsertUnderTest;

/** The upsert of the provisioner, as it is built, in a process of the world. */
final class Provisioner implements Service {

    private final Build build;

    Provisioner(Build build) {
        this.build = build;
    }

    @Override
    public void start(World world, Life life) {
        var upsert = new UpsertUnderTest(new UpsertUnderTest.Ports(
                build.documents(new SimulatedDocuments(world.store(), world, life)),
                new SimulatedPublisher(world, life),
                new SimulatedKlaviyo(world, life),
                world.vault(),
                world.split(),
                world.meters()));
        var handler = build.handler(upsert.connections());
        world.bus().read(UpsertUnderTest.SUBSCRIPTION, new BusServer.Reader(life, handler));
        upsert.start();
        new Relaying(world, life, upsert::relay).start();
    }
}
