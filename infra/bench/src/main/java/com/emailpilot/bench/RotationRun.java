package com.emailpilot.bench;

import static java.util.stream.Collectors.toSet;

import com.emailpilot.vault.Vaults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Lets a fleet's tokens fall due at a steady rate that heeds nothing, and measures a refresher that keeps them fresh.
 *
 * <p>Other clients warm the refresher up, gently; then every client of the fleet is rotated once; then it is measured.
 */
final class RotationRun {

    private static final Duration TIME_TO_PREPARE = Duration.ofSeconds(15);
    private static final int SEEDED_PER_SECOND = 350;
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(60);
    private static final Duration AHEAD = Duration.ofSeconds(4);
    private static final int WARM_UP_PER_SECOND = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(55);
    private static final Duration RESTS = Duration.ofSeconds(1);

    /** Who tells the refresher that tokens fall due. */
    enum Telling {
        /** The refresher finds them by its own sweep. */
        SWEPT,
        /** The bench sends the hints of the sweep itself: an emulator scans all clients for each page of a sweep. */
        HINTED
    }

    private final RefresherAlone system;
    private final Telling telling;
    private final Clock clock;

    RotationRun(RefresherAlone system, Telling telling, Clock clock) {
        this.system = system;
        this.telling = telling;
        this.clock = clock;
    }

    Figures measure(Load load) {
        var klaviyo = system.klaviyo();
        try (var vault = Vaults.local(system.keysetFile())) {
            var fleet = new Fleet(system.firestore(), vault.tokens(), klaviyo);
            var gentle = load.gentle(WARM_UP_PER_SECOND, WARM_UP);
            var begin = clock.instant().plus(timeToSeed(load.clients() + gentle.clients()));
            var warming = fleet.seed(gentle, load.lifetime(), begin);
            var fleetBegins = begin.plus(BETWEEN_SWEEPS).plus(AHEAD);
            var members = fleet.seed(load, load.lifetime(), fleetBegins);
            klaviyo.rotateStrictly(load.lifetime());
            klaviyo.answerAfter(load.klaviyoLatency());
            refuseLateStart(begin);
            warmUp(fleet, warming, begin);
            var window = run(load, fleetBegins, members);
            system.endRefresher();
            return judge(load, members, window, new StoredState(system.firestore(), vault.tokens()));
        }
    }

    /** Ends in time for the sweep that finds the first of the fleet. */
    private void warmUp(Fleet fleet, List<Member> warming, Instant begin) {
        var until = begin.plus(BETWEEN_SWEEPS).minus(RESTS);
        act(
                new ArrayDeque<>(
                        switch (telling) {
                            case SWEPT -> List.of(new Act(begin.minus(RESTS), system::sweep));
                            case HINTED -> hints(warming, begin.plus(WARM_UP));
                        }),
                until.minus(RESTS));
        fleet.retire(warming);
    }

    /** Looks at the processes at both ends of the measuring. */
    private Window run(Load load, Instant begin, List<Member> members) {
        var from = begin.plus(load.firstRound());
        var until = from.plus(load.measured());
        var told = new ArrayDeque<>(
                switch (telling) {
                    case SWEPT -> sweeps(begin.minus(AHEAD), until);
                    case HINTED -> hints(members, until);
                });
        act(told, from);
        var usedBefore = system.use();
        act(told, until);
        return new Window(from, clock.instant(), difference(usedBefore, system.use()));
    }

    /** Sweeps each minute, as the clock of production does. */
    private List<Act> sweeps(Instant from, Instant until) {
        return Stream.iterate(from, until::isAfter, time -> time.plus(BETWEEN_SWEEPS))
                .map(time -> new Act(time, system::sweep))
                .toList();
    }

    private List<Act> hints(List<Member> members, Instant until) {
        return Hint.until(until, members).stream()
                .map(hint -> new Act(hint.time(), () -> system.hint(hint)))
                .toList();
    }

    private void act(Queue<Act> acts, Instant until) {
        for (var act = acts.peek(); act != null && act.time().isBefore(until); act = acts.peek()) {
            await(act.time());
            acts.remove().what().run();
        }
        await(until);
    }

    private Figures judge(Load load, List<Member> members, Window window, StoredState stored) {
        var rotations = stored.rotations();
        var ofFleet = members.stream().map(Member::clientId).collect(toSet());
        var history = new History(Stream.concat(
                        members.stream().map(Member::first),
                        rotations.stream().filter(rotation -> ofFleet.contains(rotation.clientId())))
                .toList());
        var lateness = history.lateness(window.from(), window.until());
        return new Figures(
                load,
                Duration.between(window.from(), window.until()),
                lateness.size(),
                rotations.size(),
                system.klaviyo().refreshCalls(),
                lateness,
                history.expired(window.until()),
                Stream.concat(stored.lost(system.klaviyo()::isLive).stream(), history.withGaps().stream())
                        .distinct()
                        .toList(),
                window.used());
    }

    private static Duration timeToSeed(int clients) {
        return TIME_TO_PREPARE.plusSeconds(clients / SEEDED_PER_SECOND);
    }

    private void await(Instant time) {
        for (var left = left(time); left.isPositive(); left = left(time)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    private Duration left(Instant time) {
        return Duration.between(clock.instant(), time);
    }

    private void refuseLateStart(Instant begin) {
        if (left(begin.minus(RESTS)).isNegative()) {
            throw new IllegalStateException("The clients could not be seeded in time: this machine is too busy");
        }
    }

    private static Map<String, ProcessUse> difference(Map<String, ProcessUse> before, Map<String, ProcessUse> after) {
        Map<String, ProcessUse> used = new HashMap<>();
        after.forEach((process, now) -> {
            var then = before.getOrDefault(process, new ProcessUse(Duration.ZERO, 0));
            used.put(process, new ProcessUse(now.cpu().minus(then.cpu()), now.residentMegabytes()));
        });
        return used;
    }

    private record Window(Instant from, Instant until, Map<String, ProcessUse> used) {}

    private record Act(Instant time, Runnable what) {}
}
