package com.emailpilot.system.evidence;

import java.util.List;

/**
 * What one invariant found.
 *
 * @param counted how much was looked at, for a person who doubts that anything was
 * @param violations a sentence for each; none if it holds
 */
record Finding(String invariant, String counted, List<String> violations) {

    Finding {
        violations = List.copyOf(violations);
    }
}
