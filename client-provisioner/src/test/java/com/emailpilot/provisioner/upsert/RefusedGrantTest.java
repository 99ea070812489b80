package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.RefusalReason;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.FakeKlaviyo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each line of step P4 that keeps a grant from being applied. */
final class RefusedGrantTest {

    private final UpsertWorld world = new UpsertWorld();

    @Test
    void refusesAnotherAccountThanTheOneToReconnect() {
        world.waitingGrant("g1", ADMIN, "a-client-of-another-account");

        assertRefused("g1", RefusalReason.WRONG_ACCOUNT);
        assertThat(world.ids("clients")).isEmpty();
    }

    @Test
    void refusesAnotherAccountEvenIfThatHasAClientOfItsOwn() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        world.waitingGrant("g2", ADMIN, "a-client-of-another-account");

        assertRefused("g2", RefusalReason.WRONG_ACCOUNT);
        assertThat(world.client().oauth().generation()).isEqualTo(1);
    }

    @Test
    void appliesAReconnectOfTheRightAccount() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        var clientId = world.client().clientId();
        world.waitingGrant("g2", ADMIN, clientId);

        assertThat(world.apply("g2")).isEqualTo(new ApplyOutcome.Reconnected(clientId));
    }

    @Test
    void refusesAGrantThatIsOlderThanTheAppliedOne() {
        world.waitingGrant("older", ADMIN);
        world.waitingGrant("newer", ADMIN);
        world.apply("newer");

        assertRefused("older", RefusalReason.SUPERSEDED);
        assertThat(world.client().oauth().generation()).isEqualTo(1);
    }

    @Test
    void refusesAGrantThatIsOlderThanTheDisconnect() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        world.waitingGrant("g2", ADMIN);
        world.change(world.client(), new Changes().setServerTime("oauth.disconnected_at"));

        assertRefused("g2", RefusalReason.SUPERSEDED);
    }

    @Test
    void refusesAGrantWhoseClaimWasBeforeTheRevocation() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        world.waitingGrant("g2", ADMIN);
        world.change(world.client(), new Changes().setServerTime("oauth.revoked_at"));

        assertRefused("g2", RefusalReason.REVOKED_MEANWHILE);
    }

    @Test
    void refusesAGrantThatMayNotReadItsAccount() {
        world.klaviyo.answerAccount(new ApiResult.PermissionDenied<>());
        world.waitingGrant("g1", ADMIN);

        assertRefused("g1", RefusalReason.MISSING_SCOPE);
    }

    @Test
    void neverRevokesWhatItRefuses() {
        world.waitingGrant("g1", ADMIN, "a-client-of-another-account");

        world.apply("g1");

        assertThat(world.klaviyo.calls()).noneMatch(FakeKlaviyo.Call.Revoke.class::isInstance);
    }

    @Test
    void waitsWhileARevocationIsOnItsWay() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        world.change(
                world.client(),
                new Changes()
                        .set("oauth.revocation.refresh_token", "sealed")
                        .setServerTime("oauth.revocation.started"));
        world.waitingGrant("g2", ADMIN);

        var outcome = world.apply("g2");

        assertThat(outcome).isInstanceOf(ApplyOutcome.Postponed.class);
        assertThat(world.grant("g2").text("status")).contains("WAITING");
        assertThat(world.grant("g2").time("not_before").orElseThrow())
                .isAfter(world.now().plus(Duration.ofSeconds(9)));
    }

    private void assertRefused(String grantId, RefusalReason reason) {
        assertThat(world.apply(grantId)).isEqualTo(new ApplyOutcome.Refused(reason));
        assertThat(world.grant(grantId).text("status")).contains("REFUSED");
        assertThat(world.grant(grantId).text("tokens")).isEmpty();
        assertThat(world.bus.publishedEvents()).last().isInstanceOfSatisfying(ConnectionRefused.class, event -> {
            assertThat(event.reason()).isEqualTo(reason);
            assertThat(event.connectedBy()).isEqualTo(ADMIN);
        });
    }
}
