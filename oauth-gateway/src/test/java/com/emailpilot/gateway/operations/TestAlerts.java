package com.emailpilot.gateway.operations;

import com.emailpilot.clients.Changes;
import java.util.List;

/** Alerts as the watchdog stores them. */
final class TestAlerts {

    private TestAlerts() {}

    static Changes open(String name, String example) {
        return new Changes()
                .set("open", true)
                .set("severity", "urgent")
                .set("summary", "What is wrong with " + name + ".")
                .set("remedy", "What to do about " + name + ".")
                .set("count", 1L)
                .set("examples", List.of(example))
                .setServerTime("seen_since");
    }
}
