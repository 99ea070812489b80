package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

final class InMemoryDocumentsTest implements DocumentsContract {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00.000000999Z"));
    private final InMemoryDocuments documents = new InMemoryDocuments(now::get);

    @Override
    public Documents documents() {
        return documents;
    }

    @Test
    void failsACommitWithoutStoringIt() {
        var path = somewhere();

        documents.failNextCommit();

        fails(create(path));
        assertThat(documents.dump()).isEmpty();
    }

    @Test
    void storesACommitThatTimesOut() {
        var path = somewhere();

        documents.timeOutNextCommit();

        fails(create(path));
        assertThat(documents.dump()).containsOnlyKeys(path);
    }

    @Test
    void reportsACommitWhoseAnswerIsLostAsAConflictWithItself() {
        var path = somewhere();

        documents.loseNextAnswer();

        conflicts(create(path));
        assertThat(documents.dump()).containsOnlyKeys(path);
    }

    @Test
    void repeatsADeleteWhoseAnswerIsLost() {
        var path = somewhere();
        commit(create(path));

        documents.loseNextAnswer();

        commit(new Write.Delete(path));
        assertThat(documents.dump()).isEmpty();
    }

    @Test
    void inventsConflicts() {
        var path = somewhere();
        documents.conflictOnNextCommit();
        documents.conflictOnNextCommit();

        conflicts(create(path));
        conflicts(create(path));
        commit(create(path));

        assertThat(documents.dump()).containsOnlyKeys(path);
    }

    @Test
    void letsSomebodyElseBeFaster() {
        var path = somewhere();
        commit(create(path));
        var asRead = stored(path);

        documents.beforeNextCommit(() -> commit(new Changes().set("n", 2).update(path)));

        conflicts(new Changes().set("n", 3).update(asRead));
        assertThat(stored(path).number("n")).contains(2L);
    }

    @Test
    void answersNothingWhileItIsDown() {
        var path = somewhere();
        commit(create(path));

        documents.goDown();

        fails(new Write.Delete(path));
        StepVerifier.create(documents.read(path)).verifyError(StoreUnavailableException.class);
        StepVerifier.create(documents.query(DocumentQuery.where("outbox", "origin", "gateway", 1)))
                .verifyError(StoreUnavailableException.class);
        documents.comeBack();
        assertThat(stored(path).number("n")).contains(1L);
    }

    @Test
    void countsCalls() {
        var path = somewhere();

        commit(create(path));
        conflicts(create(path));
        answer(documents.read(path));
        answer(documents.readAll(List.of(path, path)));
        answer(documents.query(DocumentQuery.where("outbox", "origin", "gateway", 1)));

        assertThat(documents.commits()).isEqualTo(2);
        assertThat(documents.reads()).isEqualTo(2);
        assertThat(documents.queries()).isEqualTo(1);
    }

    @Test
    void neverTellsTheSameTimeTwice() {
        var first = commit(create(somewhere()));
        var second = commit(create(somewhere()));
        now.set(now.get().minus(Duration.ofHours(1)));
        var third = commit(create(somewhere()));

        assertThat(first).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(second).isEqualTo(first.plus(1, ChronoUnit.MICROS));
        assertThat(third).isEqualTo(second.plus(1, ChronoUnit.MICROS));
    }

    @Test
    void followsItsServerClock() {
        commit(create(somewhere()));

        now.set(Instant.parse("2026-03-01T13:00:00Z"));

        assertThat(commit(create(somewhere()))).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
    }

    @Test
    void refusesAQueryWithoutAnIndex() {
        var query = DocumentQuery.where("outbox", "origin", "gateway", 1).orderedBy("created_at", false);

        assertThatThrownBy(() -> documents.query(query))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("created_at");
    }

    private void fails(Write write) {
        StepVerifier.create(documents.commit(List.of(write))).verifyError(StoreUnavailableException.class);
    }

    private static Write create(DocumentPath path) {
        return new Changes().set("n", 1).create(path);
    }
}
