package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

interface CommitsContract extends StoreUnderTest {

    @Test
    default void storesAllWritesAtOnce() {
        var created = somewhere();
        var updated = somewhere();
        var deleted = somewhere();
        commit(
                new Changes().set("n", 1).create(updated),
                new Changes().set("n", 1).create(deleted));

        var commitTime = commit(
                new Changes().set("n", 2).create(created),
                new Changes().set("n", 2).update(updated),
                new Write.Delete(deleted));

        assertThat(stored(created).updateTime()).isEqualTo(commitTime);
        assertThat(stored(updated).updateTime()).isEqualTo(commitTime);
        assertThat(answer(documents().read(deleted)).found()).isEmpty();
    }

    @Test
    default void storesNothingWhenOneWriteConflicts() {
        var taken = somewhere();
        var created = somewhere();
        var updated = somewhere();
        commit(
                new Changes().set("n", 1).create(taken),
                new Changes().set("n", 1).create(updated));

        conflicts(
                new Changes().set("n", 2).create(created),
                new Changes().set("n", 2).update(updated),
                new Changes().set("n", 2).create(taken));

        assertThat(answer(documents().read(created)).found()).isEmpty();
        assertThat(stored(updated).number("n")).contains(1L);
    }

    @Test
    default void tellsTheTimeOfACommitThatDeletesOnly() {
        var path = somewhere();
        var created = commit(new Changes().set("n", 1).create(path));

        var deleted = commit(new Write.Delete(path));

        assertThat(deleted).isAfter(created);
    }

    @Test
    default void deletesWhatIsNotThere() {
        var path = somewhere();

        commit(new Write.Delete(path));

        assertThat(answer(documents().read(path)).found()).isEmpty();
    }

    @Test
    default void createsAgainWhatWasDeleted() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));
        commit(new Write.Delete(path));

        var createdAgain = commit(new Changes().set("n", 2).create(path));

        assertThat(stored(path).createTime()).isEqualTo(createdAgain);
    }

    @Test
    default void sendsNothingBeforeSubscription() {
        var path = somewhere();

        var commit = documents().commit(List.of(new Changes().set("n", 1).create(path)));

        assertThat(answer(documents().read(path)).found()).isEmpty();
        answer(commit);
        assertThat(stored(path).number("n")).contains(1L);
    }

    @Test
    default void sendsOnceForEachSubscription() {
        var path = somewhere();
        var commit = documents().commit(List.of(new Changes().set("n", 1).create(path)));

        answer(commit);

        StepVerifier.create(commit).verifyError(ConflictException.class);
    }

    @Test
    default void finishesACommitThatNobodyWaitsForAnyMore() {
        var path = somewhere();

        documents()
                .commit(List.of(new Changes().set("n", 1).create(path)))
                .subscribe()
                .dispose();

        var found = documents()
                .read(path)
                .mapNotNull(Snapshot::document)
                .repeatWhenEmpty(times -> times.delayElements(Duration.ofMillis(5)));
        assertThat(answer(found).number("n")).contains(1L);
    }

    @Test
    default void losesNoUpdateOfManyWriters() {
        var path = somewhere();
        commit(new Changes().set("n", 0).create(path));
        var increment = documents()
                .read(path)
                .map(snapshot -> snapshot.found().orElseThrow())
                .flatMap(document -> documents()
                        .commit(List.of(new Changes()
                                .set("n", document.number("n").orElseThrow() + 1)
                                .update(document))))
                .retryWhen(Retry.backoff(1_000, Duration.ofMillis(1))
                        .maxBackoff(Duration.ofMillis(20))
                        .jitter(1)
                        .filter(ConflictException.class::isInstance));

        var writers = Flux.range(0, 8)
                .flatMap(_ -> increment.subscribeOn(Schedulers.boundedElastic()).repeat(24), 8);

        answer(writers.then(Mono.just("done")));
        assertThat(stored(path).number("n")).contains(200L);
    }
}
