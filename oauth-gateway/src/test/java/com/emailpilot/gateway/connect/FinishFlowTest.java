package com.emailpilot.gateway.connect;

import static com.emailpilot.gateway.connect.ConnectWorld.ADMIN;
import static com.emailpilot.gateway.connect.ConnectWorld.allowed;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Grants;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.klaviyo.TokenResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

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
        assertThat(row().text("outcome")).contains(expected.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void leavesWhoConsentedInTheAuditTrailAndNoSecret() {
        world.finish(flow, allowed());

        assertThat(row().text("action")).contains("consent_finished");
        assertThat(row().text("actor")).contains(ADMIN.user());
        assertThat(row().text("outcome")).contains("connected");
        assertThat(row().toString())
                .doesNotContain(flow.state(), flow.codeVerifier().reveal(), "code-1", "refresh-1");
    }

    @Test
    void tellsItsOwnEndWhenItsAnswerIsLost() {
        world.klaviyo.answerTokensWith(Mono.fromCallable(() -> {
            world.documents.loseNextAnswer();
            return new TokenResult.Unreachable("refused");
        }));

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.KLAVIYO_UNAVAILABLE);
        assertThat(world.ids("audit")).hasSize(1);
    }

    private Document row() {
        return world.documents.peek(AuditRow.path("consent-" + flow.stateHash()));
    }

    @Test
    void needsThreeCallsOfTheStore() {
        world.finish(flow, allowed());

        assertThat(world.documents.reads() + world.documents.commits() + world.documents.queries())
                .isEqualTo(3);
    }
}
