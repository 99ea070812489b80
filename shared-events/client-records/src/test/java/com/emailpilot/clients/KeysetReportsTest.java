package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.emailpilot.clients.KeysetReports.NewReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class KeysetReportsTest {

    private static final Duration EVERY = Duration.ofSeconds(60);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InMemoryDocuments documents = new InMemoryDocuments((InstantSource) () -> now);
    private final KeysetReports reports = new KeysetReports(documents);

    @Test
    void tellsWhatEachInstanceHolds() {
        report("refresher-1", "token-refresher", 7, Set.of(7));
        report("gateway-1", "oauth-gateway", 7, Set.of(7, -8));

        assertThat(running())
                .extracting(KeysetReport::instance, KeysetReport::primaryKeyId, KeysetReport::keyIds)
                .containsExactly(tuple("gateway-1", 7, Set.of(7, -8)), tuple("refresher-1", 7, Set.of(7)));
    }

    @Test
    void forgetsAnInstanceWhoseReportsStayAway() {
        report("gone", "token-refresher", 7, Set.of(7));
        now = now.plus(EVERY.multipliedBy(2));
        report("running", "token-refresher", 7, Set.of(7));

        now = now.plus(EVERY).plusSeconds(1);

        assertThat(running()).extracting(KeysetReport::instance).containsExactly("running");
    }

    @Test
    void forgetsAnInstanceThatEnded() {
        report("one", "token-refresher", 7, Set.of(7));

        reports.gone("one").block();

        assertThat(running()).isEmpty();
    }

    @Test
    void knowsSinceWhenAnInstanceSealsWithItsKey() {
        report("one", "token-refresher", 7, Set.of(7, 9));
        now = now.plusSeconds(60);
        report("one", "token-refresher", 9, Set.of(7, 9));
        var switched = now;
        now = now.plusSeconds(60);
        report("one", "token-refresher", 9, Set.of(7, 9));

        var report = running().getFirst();

        assertThat(report.sealsSince()).isBetween(switched, switched.plusMillis(1));
        assertThat(report.reportedAt()).isAfterOrEqualTo(now);
    }

    private void report(String instance, String service, int primary, Set<Integer> keys) {
        reports.report(new NewReport(instance, service, primary, keys, EVERY)).block();
    }

    private List<KeysetReport> running() {
        return reports.running().block().reports();
    }
}
