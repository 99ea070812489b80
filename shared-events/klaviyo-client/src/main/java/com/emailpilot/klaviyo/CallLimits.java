package com.emailpilot.klaviyo;

import java.time.Duration;
import java.util.List;

/**
 * How long one call may take.
 *
 * @param toSend how long after its start a request may still leave; later it is not sent at all
 * @param total until an answer must be complete, all tries included
 * @param connectPauses before each further try after a connection that did not come about
 */
record CallLimits(Duration toSend, Duration total, List<Duration> connectPauses) {

    CallLimits {
        connectPauses = List.copyOf(connectPauses);
    }

    CallBudget start() {
        return new CallBudget(Deadline.in(toSend), Deadline.in(total), connectPauses.iterator());
    }
}
