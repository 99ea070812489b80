package com.emailpilot.refresher.revocation;

import static com.emailpilot.refresher.revocation.RevocationWorld.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.klaviyo.RevokeResult;
import com.emailpilot.refresher.revocation.RevocationOutcome.NothingToDo;
import com.emailpilot.refresher.revocation.RevocationOutcome.Postponed;
import com.emailpilot.refresher.revocation.RevocationOutcome.Revoked;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is revoked, and what the record says afterwards. */
@NullUnmarked
final class RevokeGrantTest {

    private final RevocationWorld world = new RevocationWorld();

    @Test
    void revokesTheGrantAndSaysSoInTheRecord() {
        world.disconnected();

        var outcome = world.revoke();

        var oauth = world.client().oauth();
        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.revoked()).containsExactly("refresh-1");
        assertThat(oauth.revocation()).isNull();
        assertThat(oauth.revokedAt()).isNotNull();
        assertThat(oauth.rotation().attempt()).isNull();
        assertThat(oauth.rotation().nextRefreshAt()).isNull();
        assertThat(oauth.rotation().lastAttempt().outcome()).isEqualTo("revoked");
    }

    @Test
    void clearsNothingBeforeKlaviyoHasConfirmedIt() {
        world.disconnected();
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(null, "status_500"));

        var outcome = world.revoke();

        var oauth = world.client().oauth();
        assertThat(outcome)
                .isEqualTo(new Postponed("status_500", oauth.rotation().nextRefreshAt()));
        assertThat(oauth.revocation()).isNotNull();
        assertThat(oauth.revokedAt()).isNull();
        assertThat(oauth.rotation().attempt()).isNull();
        assertThat(oauth.rotation().lastAttempt().retryAt())
                .isEqualTo(oauth.rotation().nextRefreshAt());
    }

    @Test
    void triesAgainUntilItIsDone() {
        world.disconnected();
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(null, "timeout"));
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(null, "timeout"));
        world.revoke();
        world.pass(Duration.ofSeconds(31));
        world.revoke();
        world.pass(Duration.ofSeconds(61));

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.revoked()).hasSize(3);
        assertThat(world.client().document().number("oauth.failures")).isEmpty();
    }

    @Test
    void leavesKlaviyoAloneUntilTheNextTryIsDue() {
        world.disconnected();
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(Duration.ofMinutes(20), "status_429"));
        world.revoke();
        world.pass(Duration.ofMinutes(19));

        var outcome = world.revoke();

        assertThat(outcome)
                .isEqualTo(new Postponed(
                        "not_due", world.client().oauth().rotation().nextRefreshAt()));
        assertThat(world.revoked()).hasSize(1);
    }

    @Test
    void takesATokenThatKlaviyoDoesNotKnowAsRevoked() {
        world.disconnected();
        world.klaviyo.answerRevocation(new RevokeResult.Rejected("invalid_grant"));

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.client().oauth().revokedAt()).isNotNull();
    }

    @Test
    void triesAgainWhenKlaviyoRefusesTheRequestOrOurApp() {
        world.disconnected();
        world.klaviyo.answerRevocation(new RevokeResult.Rejected("invalid_request"));
        world.klaviyo.answerRevocation(new RevokeResult.ClientRefused());

        var first = world.revoke();
        world.pass(Duration.ofMinutes(1));
        var second = world.revoke();

        assertThat(first).extracting("cause").isEqualTo("rejected");
        assertThat(second).extracting("cause").isEqualTo("client_refused");
        assertThat(world.client().oauth().revocation()).isNotNull();
    }

    @Test
    void revokesWhatLiesInEscrowOfThatGenerationToo() {
        world.disconnected();
        world.escrow("old", 1, "refresh-of-another-grant");
        world.escrow("lost", 2, "refresh-2");

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.revoked()).containsExactly("refresh-2", "refresh-1");
        assertThat(world.escrows.of(CLIENT, 2).block()).isEmpty();
        assertThat(world.escrows.of(CLIENT, 1).block()).hasSize(1);
    }

    @Test
    void keepsAnEscrowUntilKlaviyoHasConfirmedIt() {
        world.disconnected();
        world.escrow("lost", 2, "refresh-2");
        world.klaviyo.answerRevocation(new RevokeResult.Unavailable(null, "timeout"));

        world.revoke();

        assertThat(world.revoked()).containsExactly("refresh-2");
        assertThat(world.escrows.of(CLIENT, 2).block()).hasSize(1);
        assertThat(world.client().oauth().revokedAt()).isNull();
    }

    /** A refresh that was in flight when the person disconnected ends only now. */
    @Test
    void revokesATokenThatCameMeanwhileAsWell() {
        world.disconnected();
        world.watched.meanwhile(() -> world.change(new Changes()
                .set("oauth.revocation.refresh_token", world.sealed("refresh-new", 4))
                .set("oauth.revocation.token_version", 4L)
                .set("oauth.token_version", 4L)));

        var outcome = world.revoke();

        assertThat(outcome).isEqualTo(new Revoked());
        assertThat(world.revoked()).containsExactly("refresh-1", "refresh-new");
        assertThat(world.client().oauth().revocation()).isNull();
    }

    @Test
    void doesNothingForAClientThatIsConnectedOrDoneOrUnknown() {
        assertThat(world.revoke()).isEqualTo(new NothingToDo());
        world.disconnected();
        world.revoke();

        assertThat(world.revoke()).isEqualTo(new NothingToDo());
        world.change(new Changes().set("oauth.state", "connected").set("oauth.revocation.refresh_token", "left over"));
        assertThat(world.revoke()).isEqualTo(new NothingToDo());
        assertThat(world.revoked()).hasSize(1);
    }

    /** With {@code started} set a reconnect would have to wait for something that cannot end. */
    @Test
    void leavesAReconnectItsWayWhenTheTokenDoesNotOpen() {
        world.disconnected();
        world.change(new Changes().set("oauth.revocation.refresh_token", "damaged"));

        var outcome = world.revoke();

        var oauth = world.client().oauth();
        assertThat(outcome).extracting("cause").isEqualTo("token does not open");
        assertThat(oauth.revocationStarted()).isFalse();
        assertThat(oauth.rotation().attempt()).isNull();
        assertThat(oauth.rotation().nextRefreshAt()).isAfter(world.now());
    }

    @Test
    void tellsNoSecret() {
        world.disconnected();

        var token = TokenToRevoke.of(CLIENT, world.client().oauth().revocation());

        assertThat(token.toString())
                .doesNotContain(token.sealed(), "refresh-1")
                .contains(ClientRecords.path(CLIENT).id());
    }
}
