package com.emailpilot.provisioner.watchdog;

import java.util.ArrayList;
import java.util.List;

/**
 * What a look found.
 *
 * @param count how many, at least; 0 where all is well
 * @param examples a few of them
 */
record Finding(long count, List<String> examples) {

    private static final int EXAMPLES = 10;

    static final Finding NOTHING = new Finding(0, List.of());

    Finding {
        examples = List.copyOf(examples);
    }

    static Finding of(List<String> concerned) {
        return of(concerned.size(), concerned);
    }

    static Finding of(long count, List<String> some) {
        return new Finding(count, some.stream().limit(EXAMPLES).toList());
    }

    boolean isGood() {
        return count == 0;
    }

    /** Both findings as one. */
    Finding and(Finding other) {
        var both = new ArrayList<>(examples);
        both.addAll(other.examples);
        return of(count + other.count, both);
    }
}
