package com.emailpilot.gateway.connect;

import static com.emailpilot.gateway.connect.ConnectWorld.ADMIN;
import static com.emailpilot.gateway.connect.ConnectWorld.allowed;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.UsedStates;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.TokenResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Steps C1 to C4 of protocol 1. */
@NullUnmarked
final class FinishFlowTest {

    private final ConnectWorld world = new ConnectWorld();
    private final Flow flow = world.newFlow();

    @Test
    void leavesASealedGrantAndItsEventInOneCommit() {
        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.CONNECTED);
        assertThat(world.documents.commits()).isEqualTo(2);
        assertThat(world.ids("grants")).containsExactly(flow.stateHash());
        assertThat(world.ids("events")).hasSize(1);
        assertThat(world.ids("outbox")).hasSize(1);
        var grant = new Grants(world.documents).find(flow.stateHash()).block().grant();
        var tokens = world.vault.tokens().openGrant(flow.stateHash(), grant.sealedTokens());
        assertThat(tokens.refreshToken().reveal()).isEqualTo("refresh-1");
        assertThat(grant.connectedBy()).isEqualTo(ADMIN.user());
        assertThat(grant.expiresAt()).isEqualTo(grant.claimedAt().plus(Duration.ofHours(1)));
    }

    @Test
    void announcesTheConnectionAtOnce() {
        world.finish(flow, allowed());

        assertThat(world.bus.publishedEvents())
                .singleElement()
                .isInstanceOfSatisfying(KlaviyoConnected.class, connected -> {
                    assertThat(connected.grantId()).isEqualTo(flow.stateHash());
                    assertThat(connected.connectedBy()).isEqualTo(ADMIN.user());
                });
    }

    @Test
    void keepsTheEventForTheRelayWhenPublishingFails() {
        world.bus.failNextPublications(1);

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.CONNECTED);
        assertThat(world.bus.published()).isEmpty();
        assertThat(world.ids("outbox")).hasSize(1);
    }

    @Test
    void claimsTheStateBeforeAnythingElse() {
        world.documents.failNextCommit();

        var failed = world.finishFlow()
                .finish(flow, allowed(), ADMIN)
                .map(_ -> false)
                .onErrorReturn(true)
                .block();

        assertThat(failed).isTrue();
        assertThat(world.klaviyo.calls()).isEmpty();
    }

    @Test
    void exchangesACodeOnceWhenTheCallbackComesTwice() {
        var first = world.finish(flow, allowed());
        var second = world.finish(flow, allowed());

        assertThat(List.of(first, second)).containsOnly(Outcome.CONNECTED);
        assertThat(world.klaviyo.calls()).hasSize(1);
        assertThat(world.ids("events")).hasSize(1);
    }

    @Test
    void saysThatItIsUnderWayWhileAnotherRequestExchanges() {
        Sinks.One<TokenResult> answer = Sinks.one();
        world.klaviyo.answerTokensWith(answer.asMono());
        var first = world.finishFlow().finish(flow, allowed(), ADMIN).toFuture();

        var second = world.finish(flow, allowed());

        assertThat(second).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(first).isNotDone();
        assertThat(world.klaviyo.calls()).hasSize(1);
    }

    @Test
    void givesUpAFlowThatWasClaimedLongAgoAndNeverFinished() {
        new UsedStates(world.documents)
                .claim(flow.stateHash(), "another", ADMIN.sessionHash(), ConnectWorld.NOW)
                .block();
        world.passSeconds(31);

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.TOKEN_EXCHANGE_FAILED);
        assertThat(world.klaviyo.calls()).isEmpty();
    }

    @Test
    void recognisesItsOwnClaimWhoseAnswerWasLost() {
        world.documents.loseNextAnswer();

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.CONNECTED);
        assertThat(world.klaviyo.calls()).hasSize(1);
    }

    @Test
    void recognisesItsOwnGrantWhoseAnswerWasLost() {
        world.klaviyo.answerTokensWith(Mono.fromCallable(() -> {
            world.documents.loseNextAnswer();
            return new FakeKlaviyo().exchange(null, null, null).block();
        }));

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.CONNECTED);
        assertThat(world.ids("grants")).hasSize(1);
        assertThat(world.bus.published()).hasSize(1);
    }

    @Test
    void storesTheGrantOnceTheStoreIsBack() {
        world.klaviyo.answerTokensWith(Mono.fromCallable(() -> {
            world.documents.failNextCommit();
            return new FakeKlaviyo().exchange(null, null, null).block();
        }));

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.CONNECTED);
        assertThat(world.ids("grants")).hasSize(1);
    }

    @Test
    void finishesForABrowserThatHungUp() {
        Sinks.One<TokenResult> answer = Sinks.one();
        world.klaviyo.answerTokensWith(answer.asMono());
        var waiting = world.finishFlow().finish(flow, allowed(), ADMIN).subscribe();

        waiting.dispose();
        answer.tryEmitValue(new FakeKlaviyo().exchange(null, null, null).block());

        assertThat(world.ids("grants")).containsExactly(flow.stateHash());
        assertThat(world.bus.published()).hasSize(1);
    }

    @Test
    void usesUpTheFlowWhenThePersonSaysNo() {
        var refused = new ConsentAnswer.Refused(Outcome.ACCESS_DENIED);

        var outcome = world.finish(flow, refused);

        assertThat(outcome).isEqualTo(Outcome.ACCESS_DENIED);
        assertThat(world.klaviyo.calls()).isEmpty();
        assertThat(world.finish(flow, allowed())).isEqualTo(Outcome.ACCESS_DENIED);
    }

    @Test
    void refusesASessionThatEndedInBetween() {
        var ended = new Changes().create(new DocumentPath("ended_sessions", ADMIN.sessionHash()));
        world.documents.commit(List.of(ended)).block();

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.INVALID_STATE);
        assertThat(world.klaviyo.calls()).isEmpty();
    }

    static List<Object[]> troubles() {
        return List.of(
                new Object[] {new TokenResult.Rejected("invalid_grant"), Outcome.TOKEN_EXCHANGE_FAILED},
                new Object[] {new TokenResult.ClientRefused(), Outcome.TOKEN_EXCHANGE_FAILED},
                new Object[] {new TokenResult.RateLimited(Duration.ofSeconds(1)), Outcome.KLAVIYO_UNAVAILABLE},
                new Object[] {new TokenResult.Unreachable("refused"), Outcome.KLAVIYO_UNAVAILABLE},
                new Object[] {new TokenResult.Ambiguous("timeout"), Outcome.KLAVIYO_UNAVAILABLE});
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void keepsTheResultOfAnExchangeThatFailed(TokenResult result, Outcome expected) {
        world.klaviyo.answerTokens(result);

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(expected);
        assertThat(world.finish(flow, allowed())).isEqualTo(expected);
        assertThat(world.klaviyo.calls()).hasSize(1);
        assertThat(world.ids("grants")).isEmpty();
    }

    @Test
    void needsThreeCallsOfTheStore() {
        world.finish(flow, allowed());

        assertThat(world.documents.reads() + world.documents.commits() + world.documents.queries())
                .isEqualTo(3);
    }
}
