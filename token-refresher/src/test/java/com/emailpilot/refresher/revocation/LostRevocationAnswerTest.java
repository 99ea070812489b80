package com.emailpilot.refresher.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.refresher.revocation.RevocationOutcome.Revoked;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A revocation knows its own commits again when only their answer was lost. */
@NullUnmarked
final class LostRevocationAnswerTest {

    private final RevocationWorld world = new RevocationWorld().disconnected();

    @Test
    void recognisesItsOwnAttemptWhenTheAnswerWasLost() {
        world.documents.loseNextAnswer();

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.revoked()).hasSize(1);
    }

    @Test
    void countsFromTheFirstCommitWhenTheAnswerWasLost() {
        world.documents.loseNextAnswer();
        world.stallAtConflicts(Duration.ofSeconds(6));

        var outcome = world.revoke();

        assertThat(outcome).extracting("cause").isEqualTo("not_sent");
    }

    @Test
    void recognisesItsOwnEndWhenTheAnswerWasLost() {
        world.watched.meanwhile(world.documents::loseNextAnswer);

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.client().oauth().revocation()).isNull();
        assertThat(world.revoked()).hasSize(1);
    }

    @Test
    void tellsItsEndFromAnEarlierPostponementWhenTheAnswerWasLost() {
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(null, "timeout"));
        world.revoke();
        world.pass(Duration.ofMinutes(1));
        world.watched.meanwhile(world.documents::loseNextAnswer);

        assertThat(world.revoke()).isEqualTo(new Revoked());
    }

    @Test
    void recognisesItsOwnPostponementWhenTheAnswerWasLost() {
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(null, "timeout"));
        world.watched.meanwhile(world.documents::loseNextAnswer);

        var outcome = world.revoke();

        assertThat(outcome).extracting("cause").isEqualTo("timeout");
        assertThat(world.client().document().number("oauth.failures")).contains(1L);
    }
}
