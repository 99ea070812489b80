package com.emailpilot.simulator;

import java.time.Duration;

/** A process that runs a service, and is started again after each death. */
final class ServiceProcess {

    private static final Duration SHORTEST_RESTART = Duration.ofMillis(500);
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(40);

    private final String name;
    private final World world;
    private final Service service;
    private Life life;

    ServiceProcess(String name, World world, Service service) {
        this.name = name;
        this.world = world;
        this.service = service;
        this.life = newLife();
    }

    void start() {
        var starting = life;
        world.trace().note(starting, "starts", name);
        world.time().runAs(starting, () -> service.start(world, starting));
    }

    /** Whether it lives, and is not paused. */
    boolean works() {
        return life.alive() && life.pausedUntil() <= world.time().nanos();
    }

    private Life newLife() {
        return new Life(name, _ -> {
            life = newLife();
            life.pauseUntil(Long.MAX_VALUE);
            var after = world.fate().between(SHORTEST_RESTART, LONGEST_RESTART);
            world.time().after(after, Life.ofWorld(), () -> {
                life = newLife();
                start();
            });
        });
    }
}
