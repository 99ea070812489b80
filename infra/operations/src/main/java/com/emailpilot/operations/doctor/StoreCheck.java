package com.emailpilot.operations.doctor;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Whether Firestore answers, and whether this machine's clock agrees with its own. */
record StoreCheck(Documents documents, Clock clock) implements Check {

    private static final Duration TOLERATED = Duration.ofSeconds(5);

    @Override
    public String area() {
        return "firestore";
    }

    @Override
    public List<Diagnosis> look() {
        var records = new ClientRecords(documents);
        var before = clock.instant();
        var server = records.serverTime().blockOptional().orElseThrow();
        var after = clock.instant();
        var took = Duration.between(before, after);
        var skew = Duration.between(before.plus(took.dividedBy(2)), server).abs();
        return List.of(
                Diagnosis.ok(area(), "answers within %d ms".formatted(took.toMillis())),
                skew.compareTo(TOLERATED.plus(took)) > 0
                        ? Diagnosis.warn(
                                "clock",
                                "this machine is %d s off Firestore's clock".formatted(skew.toSeconds()),
                                "Set the clock (NTP); the services use the server's time, but ID tokens need a true"
                                        + " clock.")
                        : Diagnosis.ok("clock", "agrees with Firestore's"));
    }
}
