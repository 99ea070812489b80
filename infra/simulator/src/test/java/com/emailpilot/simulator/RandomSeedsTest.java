package com.emailpilot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code -Dseeds=20000} runs more of them, {@code -Dseed=17} one alone. */
final class RandomSeedsTest {

    private static final long SEEDS = 4_000;

    @BeforeAll
    static void livesInVirtualTime() {
        VirtualScheduler.install();
    }

    @Test
    void staysTrueWhateverGoesWrong() {
        var seeds = Seeds.asked(SEEDS);

        var broken = Seeds.broken(seeds, Build.AS_IT_IS);

        assertThat(broken).isEmpty();
    }

    @Test
    void doesTheSameAgainForTheSameSeed() {
        var once = hashes();

        var again = hashes();

        assertThat(again).isEqualTo(once);
    }

    @Test
    void doesSomethingElseForEachSeed() {
        var hashes = hashes();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static List<Long> hashes() {
        return LongStream.range(0, 50)
                .mapToObj(seed -> Simulation.run(seed, Build.AS_IT_IS, false).traceHash())
                .toList();
    }
}
