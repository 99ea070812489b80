package com.emailpilot.simulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Mishaps at random: a seed decides which kinds happen at all, how often, and when; crashes and pauses are few. */
final class RandomFate implements Fate {

    private static final double[] ODDS = {0, 0, 0.01, 0.04, 0.15};

    private final RandomGenerator random;
    private final Map<Mishap, Double> odds = new EnumMap<>(Mishap.class);
    private final Map<Mishap, Integer> left = new EnumMap<>(Mishap.class);
    private boolean over;

    RandomFate(RandomGenerator random) {
        this.random = random;
        for (Mishap mishap : Mishap.values()) {
            odds.put(mishap, ODDS[random.nextInt(ODDS.length)]);
        }
        left.put(Mishap.CRASH_BEFORE, random.nextInt(3));
        left.put(Mishap.CRASH_AFTER, random.nextInt(3));
        left.put(Mishap.PAUSE, random.nextInt(3));
        left.put(Mishap.FALSE_INVALID_GRANT, random.nextInt(2));
    }

    @Override
    public boolean strikes(Mishap mishap, Life victim) {
        if (over || random.nextDouble() >= odds.getOrDefault(mishap, 0.0)) {
            return false;
        }
        var remaining = left.get(mishap);
        if (remaining != null) {
            left.put(mishap, Math.max(0, remaining - 1));
        }
        return remaining == null || remaining > 0;
    }

    @Override
    public Duration between(Duration shortest, Duration longest) {
        return Duration.ofNanos(random.nextLong(shortest.toNanos(), longest.toNanos() + 1));
    }

    @Override
    public void end() {
        over = true;
    }
}
