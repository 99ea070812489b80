package com.emailpilot.gateway.connect;

import static com.emailpilot.gateway.connect.ConnectWorld.ADMIN;
import static com.emailpilot.gateway.connect.ConnectWorld.allowed;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.Grants;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.TokenResult;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Steps C1 to C4 of protocol 1 for a flow that answers an invite: one grant for each, whoever comes. */
@NullUnmarked
final class InvitedFlowTest {

    private static final String INVITE = "invite-1";

    private final ConnectWorld world = new ConnectWorld();
    private final Flow flow = world.invitedFlow(INVITE);

    @BeforeEach
    void invite() {
        world.invitations.open(INVITE);
    }

    @Test
    void usesTheInviteUpWithTheCommitThatStoresTheGrant() {
        int before = world.documents.commits();

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.CONNECTED);
        assertThat(world.documents.commits() - before).isEqualTo(2);
        var grant = new Grants(world.documents).find(flow.stateHash()).block().grant();
        assertThat(grant.invite()).isEqualTo(INVITE);
        assertThat(grant.connectedBy()).isEqualTo(ADMIN.user());
        assertThat(stored().text("grant_id")).contains(flow.stateHash());
        assertThat(world.documents
                        .peek(AuditRow.path("consent-" + flow.stateHash()))
                        .text("via_invite"))
                .contains(INVITE);
    }

    @Test
    void exchangesNothingForAnInviteThatIsClosed() {
        world.invitations.close(INVITE);

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.INVITE_CLOSED);
        assertThat(world.finish(flow, allowed())).isEqualTo(Outcome.INVITE_CLOSED);
        assertThat(world.klaviyo.calls()).isEmpty();
        assertThat(world.ids("grants")).isEmpty();
    }

    @Test
    void letsOneOfTwoWinWhoUseALinkAtOnce() {
        var other = world.invitedFlow(INVITE);
        world.klaviyo.answerTokensWith(Mono.fromCallable(() -> {
            world.finish(other, allowed());
            return granted();
        }));

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.INVITE_CLOSED);
        assertThat(world.ids("grants")).containsExactly(other.stateHash());
        assertThat(world.bus.publishedEvents()).hasSize(1);
        assertThat(world.finish(flow, allowed())).isEqualTo(Outcome.INVITE_CLOSED);
    }

    @Test
    void storesNothingWhenTheInviteIsTakenBackWhileKlaviyoAnswers() {
        world.klaviyo.answerTokensWith(Mono.fromCallable(() -> {
            world.invitations.close(INVITE);
            return granted();
        }));

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.INVITE_CLOSED);
        assertThat(List.of(world.ids("grants"), world.ids("events"), world.ids("outbox")))
                .allMatch(List::isEmpty);
    }

    @Test
    void recognisesItsOwnUseWhoseAnswerWasLost() {
        world.klaviyo.answerTokensWith(Mono.fromCallable(() -> {
            world.documents.loseNextAnswer();
            return granted();
        }));

        var outcome = world.finish(flow, allowed());

        assertThat(outcome).isEqualTo(Outcome.CONNECTED);
        assertThat(world.ids("grants")).containsExactly(flow.stateHash());
        assertThat(world.bus.publishedEvents()).hasSize(1);
    }

    @Test
    void leavesTheInviteOpenWhenThePersonSaysNo() {
        var outcome = world.finish(flow, new ConsentAnswer.Refused(Outcome.ACCESS_DENIED));

        assertThat(outcome).isEqualTo(Outcome.ACCESS_DENIED);
        assertThat(stored().text("state")).contains("open");
    }

    private Document stored() {
        return world.documents.peek(InMemoryInvitations.path(INVITE));
    }

    private static TokenResult granted() {
        return new FakeKlaviyo().exchange(null, null, null).block();
    }
}
