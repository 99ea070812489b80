package com.emailpilot.gateway.members;

import static com.emailpilot.gateway.members.MembersWorld.ADA;
import static com.emailpilot.gateway.members.MembersWorld.BOB;
import static com.emailpilot.gateway.members.MembersWorld.EVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.events.Role;
import com.emailpilot.gateway.members.ShareOutcome.Gone;
import com.emailpilot.gateway.members.ShareOutcome.Refused;
import com.emailpilot.gateway.members.ShareOutcome.Shared;
import org.junit.jupiter.api.Test;

/** Sharing while others write, and while the store or the bus fails. */
final class ShareRacesTest {

    private final MembersWorld world = new MembersWorld();

    @Test
    void storesAllOfItOrNothing() {
        world.documents.failNextCommit();

        assertThatThrownBy(() -> world.share(ADA, BOB, Role.EDITOR)).isInstanceOf(StoreUnavailableException.class);

        assertThat(world.client().memberIds()).containsExactly(ADA);
        assertThat(world.documents.dump().keySet())
                .noneMatch(path ->
                        path.collection().equals("events") || path.collection().equals("audit"));
    }

    @Test
    void leavesAnEventBehindThatTheRelayFindsWhenItCouldNotBePublished() {
        world.bus.failNextPublications(1);

        world.share(ADA, BOB, Role.EDITOR);

        assertThat(world.documents.dump().keySet())
                .anyMatch(path -> path.collection().equals("outbox"));
    }

    @Test
    void keepsWhatARotationStoredInBetween() {
        world.documents.beforeNextCommit(
                () -> world.change(new Changes().set("oauth.seq", 2L).set("oauth.token_version", 2L)));

        assertThat(world.share(ADA, BOB, Role.EDITOR)).isInstanceOf(Shared.class);

        assertThat(world.client().oauth().seq()).isEqualTo(3);
        assertThat(world.client().oauth().tokenVersion()).isEqualTo(2);
        assertThat(world.client().memberIds()).containsExactly(ADA, BOB);
    }

    @Test
    void keepsAMemberWhomSomebodyAddedInBetween() {
        world.documents.beforeNextCommit(() -> world.share(ADA, EVE, Role.VIEWER));

        world.share(ADA, BOB, Role.EDITOR);

        assertThat(world.client().memberIds()).containsExactlyInAnyOrder(ADA, BOB, EVE);
        assertThat(world.client().oauth().seq()).isEqualTo(3);
    }

    @Test
    void asksWhoOwnsItAgainAfterAConflict() {
        world.share(ADA, BOB, Role.EDITOR);
        world.documents.beforeNextCommit(() -> world.share(ADA, BOB, Role.OWNER));

        assertThat(world.share(ADA, EVE, Role.VIEWER)).isInstanceOf(Refused.class);

        assertThat(world.client().memberIds()).doesNotContain(EVE);
    }

    @Test
    void letsNobodyLeaveTwice() {
        world.share(ADA, BOB, Role.EDITOR);
        world.documents.beforeNextCommit(() -> world.share(ADA, BOB, null));

        assertThat(world.share(BOB, BOB, null)).isEqualTo(new Gone());

        assertThat(world.client().oauth().seq()).isEqualTo(3);
    }

    @Test
    void recognisesItsOwnCommitWhenTheAnswerWasLost() {
        world.documents.loseNextAnswer();

        assertThat(world.share(ADA, BOB, Role.EDITOR)).isInstanceOf(Shared.class);

        assertThat(world.client().oauth().seq()).isEqualTo(2);
        assertThat(world.auditRows()).hasSize(1);
    }

    @Test
    void recognisesThatOnesOwnLeavingWasStored() {
        world.share(ADA, BOB, Role.EDITOR);
        world.documents.loseNextAnswer();

        assertThat(world.share(BOB, BOB, null)).isInstanceOf(Shared.class);

        assertThat(world.client().memberIds()).containsExactly(ADA);
    }
}
