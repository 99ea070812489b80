package com.emailpilot.simulator;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** One run: trouble for some minutes, then peace until all is quiet, then the question whether all is well. */
final class Simulation {

    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int MOST_TURNS = 100;

    private final Plan plan;
    private final World world;
    private final Gateway gateway;
    private final List<ServiceProcess> processes;

    private Simulation(Plan plan, World world, Build build) {
        this.plan = plan;
        this.world = world;
        this.gateway = new Gateway(build);
        this.processes = List.of(
                new ServiceProcess("gateway", world, gateway),
                new ServiceProcess("provisioner-1", world, new Provisioner(build)),
                new ServiceProcess("provisioner-2", world, new Provisioner(build)),
                new ServiceProcess("refresher-1", world, new Refresher(build)),
                new ServiceProcess("refresher-2", world, new Refresher(build)));
    }

    /** What came of a run. */
    record Report(long seed, long traceHash, List<String> violations, String trace) {}

    /** Runs what a seed says. */
    static Report run(long seed, Build build, boolean traced) {
        return run(Plan.of(seed), new RandomFate(new SplittableRandom(~seed)), build, traced);
    }

    static Report run(Plan plan, Fate fate, Build build, boolean traced) {
        return new Simulation(plan, new World(plan, fate, traced), build).run();
    }

    private Report run() {
        VirtualScheduler.enter(world.time());
        processes.forEach(ServiceProcess::start);
        new CloudScheduler(world).start();
        new People(world, gateway).follow(plan);
        world.time().advance(plan.troubled());
        world.fate().end();
        settle();
        new Invariants(world).check();
        return new Report(
                plan.seed(),
                world.trace().hash(),
                world.witness().violations(),
                world.trace().toString());
    }

    /** Until all is quiet, and once more after everybody's tokens became due: what is dead is noticed then at last. */
    private void settle() {
        untilQuiet();
        world.time().advance(plan.terms().lifetime());
        untilQuiet();
    }

    private void untilQuiet() {
        var turns = 0;
        do {
            world.time().advance(TURN);
        } while (++turns < MOST_TURNS && !quiet());
    }

    private boolean quiet() {
        return processes.stream().allMatch(ServiceProcess::works) && new Invariants(world).quiet();
    }
}
