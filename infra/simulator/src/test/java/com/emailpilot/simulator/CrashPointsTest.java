package com.emailpilot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.simulator.KlaviyoServer.Terms;
import com.emailpilot.simulator.Plan.Connect;
import com.emailpilot.simulator.Plan.Disconnect;
import com.emailpilot.simulator.Plan.RequestRefresh;
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
    private static final Duration LIFETIME = Duration.ofMinutes(4);

    @BeforeAll
    static void livesInVirtualTime() {
        VirtualScheduler.install();
    }

    @ParameterizedTest
    @EnumSource(RefreshMode.class)
    void survivesADeathBeforeEachCall(RefreshMode mode) {
        var broken = broken(plan(mode), Mishap.CRASH_BEFORE);

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefreshMode.class)
    void survivesADeathAfterEachCall(RefreshMode mode) {
        var broken = broken(plan(mode), Mishap.CRASH_AFTER);

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

    /** A client is connected, rotated, connected again, rotated, disconnected, and connected once more. */
    private static Plan plan(RefreshMode mode) {
        var steps = List.of(
                step(1, new Connect(ACCOUNT, ACCOUNT)),
                step(50, new RequestRefresh(ACCOUNT)),
                step(60, new Connect(ACCOUNT, ACCOUNT)),
                step(110, new RequestRefresh(ACCOUNT)),
                step(120, new Disconnect(ACCOUNT)),
                step(121, new Connect(ACCOUNT, ACCOUNT)));
        return new Plan(1, new Terms(mode, true, true, LIFETIME), Duration.ofMinutes(3), steps);
    }

    private static Step step(int seconds, Plan.Deed deed) {
        return new Step(Duration.ofSeconds(seconds), deed);
    }
}
