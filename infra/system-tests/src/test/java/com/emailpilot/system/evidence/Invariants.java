package com.emailpilot.system.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.events.EventSchemas;
import com.emailpilot.system.running.SystemUnderTest;
import java.time.Duration;
import java.util.List;

/** What holds after every scenario, whatever happened in it. The numbers are those of the protocols' invariants. */
public final class Invariants {

    /** Marks a message of a test that was never meant to be an event. */
    public static final String POISON = "system-tests-poison";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static final List<Invariant> ALL = List.of(
            new NothingAcknowledgedEarly(),
            new Archive(),
            new CodesOnce(),
            new OneClientPerAccount(),
            new Effects(),
            new RefreshTokensInOrder(),
            new LiveTokens(),
            new Verdicts(),
            new Freshness(),
            new NothingStuck(),
            new Bounds());

    private final SystemUnderTest system;

    public Invariants(SystemUnderTest system) {
        this.system = system;
    }

    /** Waits until nothing is under way any more, then checks everything and prints what was counted. */
    public void hold() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> isSettled(Evidence.of(system)));
        var evidence = Evidence.of(system);
        var findings = ALL.stream().map(invariant -> invariant.check(evidence)).toList();
        findings.forEach(finding -> System.out.println(finding.invariant() + ": " + finding.counted()));
        assertThat(findings).allSatisfy(Invariants::holds);
        everyEventFitsItsSchema();
        noSecretIsInTheClear(evidence.dump());
    }

    /** Checks I14 while a fault lasts. */
    public void boundsHold() {
        holds(new Bounds().check(Evidence.of(system)));
    }

    private static void isSettled(Evidence evidence) {
        holds(new NothingStuck().check(evidence));
        holds(new Freshness().check(evidence));
    }

    private static void holds(Finding finding) {
        assertThat(finding.violations()).as(finding.invariant()).isEmpty();
    }

    private void everyEventFitsItsSchema() {
        var schemas = new EventSchemas();
        assertThat(system.taps().messages())
                .filteredOn(tapped -> !tapped.message().containsAttributes(POISON))
                .allSatisfy(
                        tapped -> assertThat(schemas.violations(tapped.event())).isEmpty());
    }

    private void noSecretIsInTheClear(FirestoreDump dump) { // I13
        var sweep = CanarySweep.of(system, dump);
        assertThat(sweep.leaks()).isEmpty();
        System.out.println("I13: " + sweep.places() + " places without a secret");
    }
}
