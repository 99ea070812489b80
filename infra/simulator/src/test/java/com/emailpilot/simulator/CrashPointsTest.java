package com.emailpilot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.simulator.KlaviyoServer.Terms;
import com.emailpilot.simulator.Plan.Connect;
import com.emailpilot.simulator.Plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One process dies once, at each call of each port, before it and after it. */
final class CrashPointsTest {

    private static final String ACCOUNT = "acct0";

    @BeforeAll
    static void livesInVirtualTime() {
        VirtualScheduler.install();
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH_BEFORE", "CRASH_AFTER"})
    void survivesEachCrashOfAnUpsert(Mishap when) {
        var plan = plan(
                new Step(Duration.ofSeconds(1), new Connect(ACCOUNT, ACCOUNT)),
                new Step(Duration.ofSeconds(30), new Connect(ACCOUNT, ACCOUNT)));

        var broken = broken(plan, when);

        assertThat(broken).isEmpty();
    }

    private static List<String> broken(Plan plan, Mishap when) {
        var undisturbed = new OneCrash(when, 0);
        Simulation.run(plan, undisturbed, Build.AS_IT_IS, false);
        return IntStream.rangeClosed(1, undisturbed.calls())
                .parallel()
                .mapToObj(number -> Simulation.run(plan, new OneCrash(when, number), Build.AS_IT_IS, true))
                .filter(report -> !report.violations().isEmpty())
                .map(report -> report.violations() + "\n" + report.trace())
                .toList();
    }

    private static Plan plan(Step... steps) {
        var terms = new Terms(RefreshMode.SAME_TOKEN, false, Duration.ofHours(1));
        return new Plan(1, terms, Duration.ofMinutes(1), List.of(steps));
    }
}
