package com.emailpilot.refresher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.InMemoryDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

@NullUnmarked
final class AuditTrailTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ACTOR = "one@project.iam.gserviceaccount.com";
    private static final String PATH = "/api/clients/c1/klaviyo/credential";

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final AuditTrail unit = new AuditTrail(documents);
    private final RefusedReads refused = new RefusedReads(unit, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void storesWhoReadWhichCredentialAndWhen() {
        unit.add(new CredentialRead(NOW, ACTOR, "c1", "served", "oauth", 7L, 0));

        unit.flush().block();

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.fields())
                        .containsEntry("action", "credential_read")
                        .containsEntry("at", NOW)
                        .containsEntry("actor", ACTOR)
                        .containsEntry("client_id", "c1")
                        .containsEntry("outcome", "served")
                        .containsEntry("type", "oauth")
                        .containsEntry("token_version", 7L)
                        .containsKey("recorded_at")
                        .containsKey("shard")
                        .hasSize(9));
    }

    @Test
    void storesManyRowsInFewCommits() {
        IntStream.range(0, 1000).forEach(_ -> unit.add(read("served")));

        unit.flush().block();

        assertThat(rows()).hasSize(1000);
        assertThat(documents.commits()).isEqualTo(3);
    }

    @Test
    void commitsNothingWhereThereIsNothing() {
        unit.flush().block();

        assertThat(documents.commits()).isZero();
    }

    @Test
    void keepsWhatCouldNotBeStored() {
        unit.add(read("served"));
        documents.failNextCommit();

        unit.flush().onErrorComplete().block();
        unit.add(read("served"));
        unit.flush().block();

        assertThat(rows()).hasSize(2);
    }

    @Test
    void storesARowOnceThoughTheAnswerIsLost() {
        unit.add(read("served"));
        documents.timeOutNextCommit();

        unit.flush().onErrorComplete().block();
        unit.flush().block();

        assertThat(rows()).hasSize(1);
    }

    @Test
    void recognisesItsOwnRowsInAConflict() {
        unit.add(read("served"));
        documents.loseNextAnswer();

        unit.flush().block();
        unit.flush().block();

        assertThat(rows()).hasSize(1);
    }

    @Test
    void triesAgainAfterAConflictThatStoredNothing() {
        unit.add(read("served"));
        documents.conflictOnNextCommit();

        unit.flush().onErrorComplete().block();
        unit.flush().block();

        assertThat(rows()).hasSize(1);
    }

    @Test
    void storesEverySecondAndAtTheEnd() throws InterruptedException {
        var time = VirtualTimeScheduler.getOrSet();
        try {
            var schedule = new AuditSchedule(unit, refused);
            schedule.start();
            unit.add(read("served"));
            time.advanceTimeBy(Duration.ofSeconds(1));
            var afterASecond = rows().size();
            unit.add(read("served"));
            refused.refused(null, PATH, "no_token");
            var stopped = new CountDownLatch(1);

            schedule.stop(stopped::countDown);
            stopped.await();

            assertThat(afterASecond).isEqualTo(1);
            assertThat(rows()).hasSize(3);
            assertThat(schedule.isRunning()).isFalse();
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void goesOnAfterASecondInWhichTheStoreFailed() {
        var time = VirtualTimeScheduler.getOrSet();
        try {
            var schedule = new AuditSchedule(unit, refused);
            schedule.start();
            unit.add(read("served"));
            documents.failNextCommit();

            time.advanceTimeBy(Duration.ofSeconds(2));
            schedule.stop();

            assertThat(rows()).hasSize(1);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void storesTwentyRefusalsASecondAndCountsTheOthers() {
        IntStream.range(0, 100).forEach(_ -> refused.refused(null, PATH, "no_token"));
        refused.nextSecond();
        refused.refused(ACTOR, PATH, "forbidden");

        unit.flush().block();

        assertThat(rows()).hasSize(22);
        assertThat(rows())
                .filteredOn(row -> row.number("more").isPresent())
                .singleElement()
                .satisfies(row -> assertThat(row.number("more")).contains(79L));
        assertThat(rows())
                .filteredOn(row -> row.text("actor").isPresent())
                .singleElement()
                .satisfies(row -> assertThat(row.text("client_id")).contains("c1"));
    }

    @Test
    void storesRefusalsOfCredentialsOnly() {
        refused.refused(null, "/api/clients/c1", "no_token");
        refused.refused(null, "/api/clients/c1%0a/klaviyo/credential", "no_token");

        unit.flush().block();

        assertThat(rows()).isEmpty();
    }

    private Collection<Document> rows() {
        return documents.dump().values();
    }

    private static CredentialRead read(String outcome) {
        return CredentialRead.without(NOW, ACTOR, "c1", outcome);
    }
}
