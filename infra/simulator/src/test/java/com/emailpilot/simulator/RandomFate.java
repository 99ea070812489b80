package com.emailpilot.simulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Mishaps at random: a seed decides which kinds happen at all, how often, and when; crashes and pauses are few. */
final class RandomFate implements Fate {

    private static final double[] ODDS = {0, 0, 0.02, 0.06, 0.2};
    private static final double[] ODDS_OF_SLOWNESS = {0, 0.1, 0.5};
    private static final double[] ODDS_OF_STALLS = {0, 0.05, 0.3};
    private static final int MOST_OF_A_KIND = 4;

    private final RandomGenerator random;
    private final Map<Mishap, Double> odds = new EnumMap<>(Mishap.class);
    private final Map<Mishap, Integer> left = new EnumMap<>(Mishap.class);
    private final Set<Mishap> struck = EnumSet.noneOf(Mishap.class);
    private boolean over;

    RandomFate(RandomGenerator random) {
        this.random = random;
        for (Mishap mishap : Mishap.values()) {
            var choice = choice(mishap);
            odds.put(mishap, choice[random.nextInt(choice.length)]);
        }
        for (Mishap mishap : List.of(Mishap.CRASH_BEFORE, Mishap.CRASH_AFTER, Mishap.PAUSE)) {
            left.put(mishap, random.nextInt(MOST_OF_A_KIND));
        }
        left.put(Mishap.FALSE_INVALID_GRANT, random.nextInt(2));
        left.put(Mishap.STALLED, random.nextInt(3));
        left.put(Mishap.HELD_UP, random.nextInt(3));
    }

    @Override
    public boolean strikes(Mishap mishap, String call) {
        if (over || random.nextDouble() >= odds.getOrDefault(mishap, 0.0) * weight(call)) {
            return false;
        }
        var remaining = left.get(mishap);
        if (remaining != null) {
            left.put(mishap, Math.max(0, remaining - 1));
        }
        var strikes = remaining == null || remaining > 0;
        if (strikes) {
            struck.add(mishap);
        }
        return strikes;
    }

    private static double[] choice(Mishap mishap) {
        return switch (mishap) {
            case SLOW_ANSWER -> ODDS_OF_SLOWNESS;
            case STALLED, HELD_UP -> ODDS_OF_STALLS;
            default -> ODDS;
        };
    }

    /** Where it hurts, more happens: most queries find nothing, and most messages are hints. */
    private static double weight(String call) {
        return switch (call) {
            case "query" -> 0.1;
            case "read", "publish", "ack" -> 0.4;
            case "account" -> 2;
            case "refresh", "revoke", "take to revoke" -> 4;
            default -> 1;
        };
    }

    @Override
    public Set<Mishap> struck() {
        return struck;
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
