package com.emailpilot.simulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Nothing goes wrong but one death: at the call with this number, counted over all processes. */
final class OneCrash implements Fate {

    private final SplittableRandom random = new SplittableRandom(1);
    private final Mishap when;
    private final int number;
    private int asked;

    /**
     * @param when before the call leaves, or after it has had its effect
     * @param number from 1; at 0 nobody dies
     */
    OneCrash(Mishap when, int number) {
        this.when = when;
        this.number = number;
    }

    /** How many calls there were. */
    int calls() {
        return asked;
    }

    @Override
    public boolean strikes(Mishap mishap, String call) {
        return mishap == when && ++asked == number;
    }

    @Override
    public Duration between(Duration shortest, Duration longest) {
        return Duration.ofNanos(random.nextLong(shortest.toNanos(), longest.toNanos() + 1));
    }

    @Override
    public Set<Mishap> struck() {
        return number > 0 && asked >= number ? EnumSet.of(when) : EnumSet.noneOf(Mishap.class);
    }

    @Override
    public void end() {
        // the one crash may come at any time
    }
}
