package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Somebody else writes what a grant is about to change. */
@NullUnmarked
final class ContestedGrantTest {

    private final UpsertWorld world = new UpsertWorld();

    @Test
    void asksKlaviyoOnceHoweverOftenTheCommitMeetsAConflict() {
        world.waitingGrant("g1", ADMIN);
        world.documents.conflictOnNextCommit();

        var outcome = world.apply("g1");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Created.class);
        assertThat(world.klaviyo.calls()).hasSize(1);
    }

    @Test
    void asksKlaviyoAgainForTokensThatWereRotatedMeanwhile() {
        world.waitingGrant("g1", ADMIN);
        world.documents.beforeNextCommit(() -> world.rotateGrant("g1", "refresh-2"));

        world.apply("g1");

        assertThat(world.klaviyo.calls()).hasSize(2);
        assertThat(world.refreshToken()).isEqualTo("refresh-2");
    }
}
