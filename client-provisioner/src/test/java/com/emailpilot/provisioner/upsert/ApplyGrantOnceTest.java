package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static com.emailpilot.provisioner.upsert.UpsertWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A grant is applied once, whoever else is at it and whatever gets lost. */
@NullUnmarked
final class ApplyGrantOnceTest {

    private final UpsertWorld world = new UpsertWorld();

    @Test
    void doesNothingASecondTime() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        int commits = world.documents.commits();

        var outcome = world.apply("g1");

        assertThat(outcome).isEqualTo(new ApplyOutcome.AlreadyDone());
        assertThat(world.documents.commits()).isEqualTo(commits);
    }

    @Test
    void doesNothingForAGrantThatNobodyKnows() {
        assertThat(world.apply("nowhere")).isEqualTo(new ApplyOutcome.AlreadyDone());
    }

    @Test
    void recognisesItsOwnCommitWhoseAnswerWasLost() {
        world.waitingGrant("g1", ADMIN);
        world.documents.loseNextAnswer();

        world.apply("g1");

        assertThat(world.client().oauth().generation()).isEqualTo(1);
        assertThat(world.ids("events")).hasSize(1);
    }

    @Test
    void letsTheFasterOfTwoProvisionersWin() {
        world.waitingGrant("g1", ADMIN);
        world.documents.beforeNextCommit(() -> world.apply("g1"));

        var outcome = world.apply("g1");

        assertThat(outcome).isEqualTo(new ApplyOutcome.AlreadyDone());
        assertThat(world.client().oauth().generation()).isEqualTo(1);
    }

    @Test
    void givesTwoGrantsOfOneNewAccountToOneClient() {
        world.waitingGrant("g1", ADMIN);
        world.waitingGrant("g2", SECOND);
        world.documents.beforeNextCommit(() -> world.apply("g2"));

        world.apply("g1");

        assertThat(world.client().oauth().generation()).isEqualTo(1);
        assertThat(world.grant("g1").text("reason")).contains("superseded");
    }

    @Test
    void storesNothingWhenTheStoreFails() {
        world.waitingGrant("g1", ADMIN);
        world.documents.failNextCommit();

        var failed = world.applyGrant()
                .apply("g1")
                .map(_ -> false)
                .onErrorResume(_ -> Mono.just(true))
                .block();

        assertThat(failed).isTrue();
        assertThat(world.ids("clients")).isEmpty();
        assertThat(world.grant("g1").text("status")).contains("WAITING");
    }
}
