package com.emailpilot.gateway.connect;

import static com.emailpilot.gateway.connect.ConnectWorld.ADMIN;
import static com.emailpilot.gateway.connect.ConnectWorld.allowed;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.UsedStates;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.TokenResult;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Steps C1 to C4 of protocol 1 when they are taken twice, or answers are lost in between. */
@NullUnmarked
final class InterruptedFlowTest {

    private final ConnectWorld world = new ConnectWorld();
    private final Flow flow = world.newFlow();

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
}
