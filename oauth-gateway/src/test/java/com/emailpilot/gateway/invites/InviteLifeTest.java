package com.emailpilot.gateway.invites;

import static com.emailpilot.gateway.invites.InvitesWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.gateway.TestRecords;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What happens to an invite, and what two do at once to it. */
@NullUnmarked
final class InviteLifeTest {

    private static final String GRANT = "1".repeat(64);
    private static final String OTHER_GRANT = "2".repeat(64);

    private final InvitesWorld world = new InvitesWorld();

    @Test
    void storesEachInviteWithoutItsToken() {
        var created = world.invite("Juniper", "Kettle");

        assertThat(created).extracting(one -> one.wanted().name()).containsExactly("Juniper", "Kettle");
        assertThat(world.state(created.getFirst().token().id())).isEqualTo(InviteState.OPEN);
        assertThat(world.documents.dump().toString())
                .doesNotContain(created.getFirst().token().reveal());
    }

    @Test
    void leavesARowForEachInTheAuditTrail() {
        world.invite("Juniper", "Kettle");

        var rows = world.documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("audit"))
                .map(world.documents::peek);
        assertThat(rows)
                .hasSize(2)
                .allMatch(row -> row.text("action").orElse("").equals("invited"))
                .allMatch(row -> row.text("actor").orElse("").equals(ADMIN));
    }

    @Test
    void storesAllOrNone() {
        world.documents.failNextCommit();

        assertThatThrownBy(() -> world.invite("Juniper", "Kettle")).isInstanceOf(RuntimeException.class);

        assertThat(world.documents.dump()).isEmpty();
    }

    @Test
    void recognisesItsOwnInvitesWhoseAnswerWasLost() {
        world.documents.loseNextAnswer();

        var created = world.invite("Juniper");

        assertThat(world.state(created.getFirst().token().id())).isEqualTo(InviteState.OPEN);
    }

    @Test
    void isUsedOnce() {
        var id = world.invite("Juniper").getFirst().token().id();

        assertThat(world.use(id, GRANT)).isTrue();
        assertThat(world.use(id, OTHER_GRANT)).isFalse();
        assertThat(world.state(id)).isEqualTo(InviteState.USED);
    }

    @Test
    void letsOneOfTwoUsesWinThatBothFoundItOpen() {
        var id = world.invite("Juniper").getFirst().token().id();
        var first = world.findInvite.use(id, GRANT).block();
        var second = world.findInvite.use(id, OTHER_GRANT).block();
        world.documents.commit(List.of(first)).block();

        assertThatThrownBy(() -> world.documents.commit(List.of(second)).block())
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void isNotUsedOnceItIsRevoked() {
        var id = world.invite("Juniper").getFirst().token().id();
        var use = world.findInvite.use(id, GRANT).block();

        world.revokeInvite.revoke(ADMIN, id).block();

        assertThatThrownBy(() -> world.documents.commit(List.of(use)).block()).isInstanceOf(ConflictException.class);
        assertThat(world.use(id, GRANT)).isFalse();
        assertThat(world.state(id)).isEqualTo(InviteState.REVOKED);
    }

    @Test
    void isNotRevokedOnceItIsUsedMeanwhile() {
        var id = world.invite("Juniper").getFirst().token().id();
        world.documents.beforeNextCommit(() -> world.use(id, GRANT));

        var before = world.revokeInvite.revoke(ADMIN, id).block();

        assertThat(before.state()).isEqualTo(InviteState.USED);
        assertThat(world.state(id)).isEqualTo(InviteState.USED);
    }

    @Test
    void revokesTwiceAsWellAsOnce() {
        var id = world.invite("Juniper").getFirst().token().id();
        world.documents.loseNextAnswer();

        world.revokeInvite.revoke(ADMIN, id).block();
        var again = world.revokeInvite.revoke(ADMIN, id).block();

        assertThat(again.state()).isEqualTo(InviteState.REVOKED);
    }

    @Test
    void isNobodyElsesToRevoke() {
        var id = world.invite("Juniper").getFirst().token().id();

        var found = world.revokeInvite.revoke("second@example.com", id).block();

        assertThat(found).isNull();
        assertThat(world.state(id)).isEqualTo(InviteState.OPEN);
    }

    @Test
    void expiresByTheTimeOfTheServer() {
        var id = world.invite("Juniper").getFirst().token().id();
        world.pass(InvitesWorld.LIFETIME.minus(Duration.ofSeconds(10)));
        var inTime = world.state(id);

        world.pass(Duration.ofSeconds(20));

        assertThat(inTime).isEqualTo(InviteState.OPEN);
        assertThat(world.state(id)).isEqualTo(InviteState.EXPIRED);
        assertThat(world.use(id, GRANT)).isFalse();
    }

    @Test
    void reconnectsNothingThatItsInviterMayNoLongerChange() {
        TestRecords.connected(world.documents, "client-1", ADMIN, InvitesWorld.NOW);
        var id = world.inviteToReconnect("client-1").token().id();
        var before = world.state(id);

        TestRecords.share(world.documents, "client-1", ADMIN, "viewer");

        assertThat(before).isEqualTo(InviteState.OPEN);
        assertThat(world.state(id)).isEqualTo(InviteState.REVOKED);
        assertThat(world.use(id, GRANT)).isFalse();
    }

    @Test
    void isNotFoundByWhatIsNoId() {
        assertThat(world.findInvite.find("../clients/1").block()).isNull();
    }
}
