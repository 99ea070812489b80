package com.emailpilot.simulator;

import com.emailpilot.events.ExpirySweepDue;
import java.time.Duration;

/** Says each minute that a sweep is due. */
final class CloudScheduler {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final World world;

    CloudScheduler(World world) {
        this.world = world;
    }

    void start() {
        world.time().after(EVERY, Life.ofWorld(), this::turn);
    }

    private void turn() {
        var now = world.time().instant();
        world.bus().arrive(world.codec().encode(new ExpirySweepDue(now), "cloud-scheduler", now, null));
        start();
    }
}
