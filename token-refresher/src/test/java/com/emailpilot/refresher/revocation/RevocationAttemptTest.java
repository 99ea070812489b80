package com.emailpilot.refresher.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.refresher.revocation.RevocationOutcome.NothingToDo;
import com.emailpilot.refresher.revocation.RevocationOutcome.Revoked;
import com.emailpilot.refresher.revocation.RevocationOutcome.UnderWay;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Who may send a revocation, and until when: each rule stands against a grant that would be lost without it. */
@NullUnmarked
final class RevocationAttemptTest {

    private final RevocationWorld world = new RevocationWorld().disconnected();

    /** A reconnect that reads the record after this has to wait: the request may be on its way. */
    @Test
    void saysThatItStartedBeforeAnyRequestLeaves() {
        var seen = new AtomicReference<Boolean>();
        world.watched.meanwhile(() -> seen.set(world.client().oauth().revocationStarted()));

        world.revoke();

        assertThat(seen).hasValue(true);
    }

    @Test
    void setsTheStartOnce() {
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(null, "timeout"));
        world.revoke();
        var started = world.client().oauth().revocation().started();
        world.pass(Duration.ofMinutes(1));
        var later = new AtomicReference<Object>();
        world.watched.meanwhile(
                () -> later.set(world.client().oauth().revocation().started()));

        world.revoke();

        assertThat(later).hasValue(started);
    }

    @Test
    void sendsNothingWhenAReconnectCameFirst() {
        world.documents.beforeNextCommit(this::reconnected);

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new NothingToDo());
        assertThat(world.revoked()).isEmpty();
    }

    /** Ten seconds less the five in which a request may still leave. */
    @Test
    void sendsNothingWhenTheAttemptWasTakenTooLongAgo() {
        world.documents.beforeNextCommit(() -> world.stall(Duration.ofSeconds(5).plusMillis(1)));

        var outcome = world.revoke();

        assertThat(outcome).extracting("cause").isEqualTo("not_sent");
        assertThat(world.revoked()).isEmpty();
        assertThat(world.client().oauth().rotation().attempt()).isNull();
    }

    @Test
    void sendsWithinFiveSeconds() {
        world.documents.beforeNextCommit(() -> world.stall(Duration.ofSeconds(5)));

        assertThat(world.revoke()).isEqualTo(new Revoked());
    }

    @Test
    void leavesItToWhoeverHoldsTheAttemptForThirtySeconds() {
        attemptOfAnother();
        world.pass(Duration.ofSeconds(30));

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new UnderWay());
        assertThat(world.revoked()).isEmpty();
    }

    @Test
    void takesOverAnAttemptThatNobodyEnded() {
        attemptOfAnother();
        world.pass(Duration.ofSeconds(30).plusMillis(1));

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.revoked()).hasSize(1);
    }

    @Test
    void writesNothingWhenAnotherTookOverMeanwhile() {
        world.watched.meanwhile(this::attemptOfAnother);

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new UnderWay());
        assertThat(world.client().oauth().revocation()).isNotNull();
        assertThat(world.client().oauth().revokedAt()).isNull();
        assertThat(world.client().oauth().rotation().attemptedBy("another")).isTrue();
    }

    @Test
    void looksAgainWhenAnythingChangedBeforeItsEndIsStored() {
        world.watched.meanwhile(() -> world.documents.beforeNextCommit(this::attemptOfAnother));

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new UnderWay());
        assertThat(world.client().oauth().revocation()).isNotNull();
    }

    /** The process dies after Klaviyo's answer: the next holder revokes once more, which does no harm. */
    @Test
    void isRepeatedAfterItsEndWasNotStored() {
        world.watched.meanwhile(world.documents::failNextCommit);
        assertThatThrownBy(world::revoke).isInstanceOf(StoreUnavailableException.class);
        world.pass(Duration.ofSeconds(31));

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.revoked()).containsExactly("refresh-1", "refresh-1");
    }

    private void attemptOfAnother() {
        world.change(new Changes()
                .set("oauth.attempt.id", "another")
                .set("oauth.attempt.base_version", 3L)
                .set("oauth.attempt.taken_at", world.now())
                .set("oauth.revocation.started", world.now()));
    }

    private void reconnected() {
        world.change(new Changes()
                .set("oauth.state", "connected")
                .set("oauth.generation", 3L)
                .set("oauth.token_version", 4L)
                .remove("oauth.revocation", "oauth.attempt"));
    }
}
