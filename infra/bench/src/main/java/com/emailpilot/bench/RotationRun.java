package com.emailpilot.bench;

import com.emailpilot.vault.Vaults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a fleet's tokens fall due at a steady rate that heeds nothing, and measures a refresher that keeps them fresh.
 *
 * <p>Every client is rotated once before it is measured.
 */
final class RotationRun {

    private static final Duration TIME_TO_PREPARE = Duration.ofSeconds(15);
    private static final int SEEDED_PER_SECOND = 350;
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(60);
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final RefresherAlone system;
    private final Clock clock;

    RotationRun(RefresherAlone system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    Figures measure(Load load) {
        var klaviyo = system.klaviyo();
        try (var vault = Vaults.local(system.keysetFile())) {
            var begin = clock.instant().plus(timeToSeed(load));
            var members = new Fleet(system.firestore(), vault.tokens(), klaviyo).seed(load, begin);
            klaviyo.rotateStrictly(load.lifetime());
            klaviyo.answerAfter(load.klaviyoLatency());
            refuseLateStart(begin);
            var window = run(load, begin);
            system.endRefresher();
            return judge(load, members, window, new StoredState(system.firestore(), vault.tokens()));
        }
    }

    /** Sweeps each minute, as the clock of production does, and looks at the processes at both ends of the measuring. */
    private Window run(Load load, Instant begin) {
        var from = begin.plus(load.warmUp());
        var until = from.plus(load.measured());
        var sweep = begin.minus(AHEAD);
        while (sweep.isBefore(from)) {
            sweepAt(sweep);
            sweep = sweep.plus(BETWEEN_SWEEPS);
        }
        await(from);
        var usedBefore = system.use();
        while (sweep.isBefore(until)) {
            sweepAt(sweep);
            sweep = sweep.plus(BETWEEN_SWEEPS);
        }
        await(until);
        return new Window(from, clock.instant(), difference(usedBefore, system.use()));
    }

    private Figures judge(Load load, List<Member> members, Window window, StoredState stored) {
        var rotations = stored.rotations();
        var history = new History(Stream.concat(members.stream().map(Member::first), rotations.stream())
                .toList());
        var live = system.klaviyo().liveRefreshTokens().stream()
                .map(KlaviyoControl.Token::id)
                .collect(Collectors.toSet());
        var lateness = history.lateness(window.from(), window.until());
        return new Figures(
                load,
                Duration.between(window.from(), window.until()),
                lateness.size(),
                rotations.size(),
                system.klaviyo().refreshCalls(),
                lateness,
                history.expired(window.until()),
                Stream.concat(stored.lost(live).stream(), history.withGaps().stream())
                        .distinct()
                        .toList(),
                window.used());
    }

    private static Duration timeToSeed(Load load) {
        return TIME_TO_PREPARE.plusSeconds(load.clients() / SEEDED_PER_SECOND);
    }

    private void sweepAt(Instant time) {
        await(time);
        system.sweep();
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
        if (left(begin.minus(AHEAD)).isNegative()) {
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
}
