package com.emailpilot.provisioner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.audit.SealAudit;
import com.google.common.base.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class AuditSealScheduleTest {

    private static final Duration OFTEN = Duration.ofMillis(10);

    private final Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
    private final InMemoryDocuments documents = new InMemoryDocuments(() -> now[0]);
    private final AtomicLong nanos = new AtomicLong();
    private final SealAge age = new SealAge(new Ticker() {
        @Override
        public long read() {
            return nanos.get();
        }
    });

    @Test
    void sealsAgainAndAgainAlsoAfterAFailure() {
        write("first");
        documents.failNextCommit();
        try (var unit = new AuditSealSchedule(new SealAudit(documents, Duration.ZERO), OFTEN, age)) {

            unit.start();
            await().until(() -> seals() == 1);
            write("second");

            await().until(() -> seals() == 2);
        }
    }

    @Test
    void saysHowLongAgoTheTrailWasSealed() {
        var registry = new SimpleMeterRegistry();
        age.bindTo(registry);

        nanos.addAndGet(Duration.ofMinutes(20).toNanos());
        var waited = registry.get("emailpilot.audit.seal.age").timeGauge().value(TimeUnit.MINUTES);
        age.turned();

        assertThat(waited).isEqualTo(20);
        assertThat(registry.get("emailpilot.audit.seal.age").timeGauge().value(TimeUnit.MINUTES))
                .isZero();
    }

    private void write(String id) {
        documents
                .commit(List.of(AuditRow.of(id, now[0], AuditAction.EDITED, "ada@example.com")
                        .create()))
                .block();
        now[0] = now[0].plusSeconds(1);
    }

    private long seals() {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("audit_seals"))
                .count();
    }
}
