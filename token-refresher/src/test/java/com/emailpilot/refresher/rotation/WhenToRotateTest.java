package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a wish leads to a rotation at all: step R0. */
@NullUnmarked
final class WhenToRotateTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void stopsWhenTheVersionMovedOn() {
        world.rotate();

        var outcome =
                world.refresher().rotate(RotationWorld.CLIENT, new Wish.Due(1)).block();

        assertThat(outcome).isEqualTo(new RotationOutcome.NothingToDo());
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void stopsWhenNothingIsDue() {
        world.change(new Changes().set("oauth.next_refresh_at", world.now().plusSeconds(60)));

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.NothingToDo());
        assertThat(world.calls()).isZero();
    }

    @Test
    void coalescesARequestForTokensThatAreYoungerThanThirtySeconds() {
        world.rotate();
        world.pass(Duration.ofSeconds(29));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(2L))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Coalesced(2));
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void coalescesARequestForAVersionThatHasMovedOn() {
        world.rotate();
        world.pass(Duration.ofMinutes(5));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(1L))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Coalesced(2));
    }

    @Test
    void rotatesOnRequestBeforeItIsDue() {
        world.change(new Changes().set("oauth.next_refresh_at", world.now().plusSeconds(600)));

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(1L))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
    }

    @Test
    void doesNothingForAConnectionThatIsNotAlive() {
        world.change(new Changes().set("oauth.state", "needs_reauthorization"));

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.NothingToDo());
    }

    @Test
    void saysThatARevocationIsDueWhereAPersonDisconnected() {
        world.disconnect();

        var outcome = world.refresher()
                .rotate(RotationWorld.CLIENT, new Wish.Requested(null))
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.RevocationDue());
    }

    @Test
    void doesNothingForAClientThatIsGone() {
        var outcome = world.refresher().rotate("nobody", new Wish.Due(1)).block();

        assertThat(outcome).isEqualTo(new RotationOutcome.NothingToDo());
    }

    @Test
    void beginsNothingOnceItIsToStop() {
        var admission = world.admission();
        admission.close();

        var outcome = world.refresher(admission)
                .rotate(RotationWorld.CLIENT, world.due())
                .block();

        assertThat(outcome).isEqualTo(new RotationOutcome.Postponed("stopping", null));
        assertThat(world.calls()).isZero();
        assertThat(world.oauth().rotation().attempt()).isNull();
    }
}
