package com.emailpilot.simulator;

import java.util.ArrayList;
import java.util.List;

/** What happened in a world, in order: a hash of it always, the text only on demand. */
final class Trace {

    private final VirtualTime time;
    private final boolean written;
    private final List<String> lines = new ArrayList<>();
    private long hash = 1;

    Trace(VirtualTime time, boolean written) {
        this.time = time;
        this.written = written;
    }

    void note(Life who, String what, Object about) {
        hash = 31 * (31 * (31 * (31 * hash + time.nanos()) + who.name().hashCode()) + what.hashCode())
                + about.toString().hashCode();
        if (written) {
            lines.add("%12.6f %-14s %-22s %s".formatted(time.nanos() / 1e9, who.name(), what, about));
        }
    }

    /** Two runs that did the same have the same. */
    long hash() {
        return hash;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
