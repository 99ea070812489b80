package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One holder at a time, and for how long it may send: steps R1 and R2. */
@NullUnmarked
final class TakeAttemptTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void keepsOutWhileAnotherHolderIsAtIt() {
        world.attemptOf("other");

        assertThat(world.rotate()).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(world.calls()).isZero();
    }

    @Test
    void takesOverAfterThirtySecondsAndRemembersThatAnAnswerMayBeLost() {
        world.attemptOf("other");
        var takenAt = world.oauth().rotation().attempt().takenAt();
        world.pass(Duration.ofSeconds(31));

        var outcome = world.rotate();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.oauth().rotation().ambiguousSince()).isEqualTo(takenAt);
        assertThat(world.metrics.counted()).contains("attemptTakenOver");
    }

    @Test
    void sendsNothingWhenTheAttemptGrewOldBeforeTheRequest() {
        world.documents.beforeNextCommit(() -> world.pass(Duration.ofSeconds(6)));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.Postponed.class);
        assertThat(world.calls()).isZero();
        assertThat(world.oauth().rotation().attempt()).isNull();
        assertThat(world.oauth().rotation().ambiguousSince()).isNull();
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void countsTheAgeOfAnAttemptFromTheCommitThatTookIt() {
        world.documents.beforeNextCommit(() -> {
            world.pass(Duration.ofSeconds(6));
            world.change(new Changes().set("display_name", "Edited"));
        });

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(2));
    }

    @Test
    void recognisesItsOwnAttemptWhenOnlyTheAnswerWasLost() {
        world.documents.loseNextAnswer();

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void decidesAgainWhenSomebodyElseTakesTheAttemptFirst() {
        world.documents.beforeNextCommit(() -> world.attemptOf("other"));

        assertThat(world.rotate()).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(world.calls()).isZero();
    }
}
