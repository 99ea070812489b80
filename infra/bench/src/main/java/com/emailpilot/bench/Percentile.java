package com.emailpilot.bench;

import java.time.Duration;
import java.util.List;

/** Percentiles by nearest rank. */
final class Percentile {

    private Percentile() {}

    /**
     * The value that so many percent do not exceed.
     *
     * @param sorted ascending
     */
    static Duration of(List<Duration> sorted, double percent) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
