package com.emailpilot.gateway.members;

import static com.emailpilot.gateway.members.MembersWorld.ADA;
import static com.emailpilot.gateway.members.MembersWorld.BOB;
import static com.emailpilot.gateway.members.MembersWorld.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.events.Role;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.members.ShareOutcome.Refused;
import com.emailpilot.gateway.members.ShareOutcome.Shared;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sharing clients whose records do not say of their members what they should. */
final class OldRecordsTest {

    private final MembersWorld world = new MembersWorld();

    @Test
    void findsAMemberThatTheRecordWritesInCapitals() {
        TestRecords.share(world.documents, "c1", "Bob@Example.com", "viewer");

        world.share(ADA, BOB, Role.EDITOR);
        assertThat(world.client().roles()).isEqualTo(Map.of(ADA, "owner", "Bob@Example.com", "editor"));
        world.share(ADA, BOB, null);
        assertThat(world.client().memberIds()).containsExactly(ADA);
    }

    @Test
    void makesOneOwnerOfSeveral() {
        TestRecords.share(world.documents, "c1", BOB, "owner");

        world.share(ADA, EVE, Role.VIEWER);

        assertThat(world.client().roles()).isEqualTo(Map.of(ADA, "owner", BOB, "editor", EVE, "viewer"));
    }

    /** Its record names no roles at all, and no event can tell of it. */
    @Test
    void sharesAClientOfTheFirstVersionOnceItIsConnectedAnew() {
        TestRecords.ofFirstVersion(world.documents, "c1");
        world.change(new Changes().remove("roles", "member_ids"));

        assertThat(world.share(ADA, BOB, Role.VIEWER))
                .isEqualTo(new Refused(world.client(), RefusedShare.FIRST_VERSION));
        world.change(new Changes().set("oauth.generation", 1L));

        assertThat(world.share(ADA, BOB, Role.VIEWER)).isInstanceOf(Shared.class);
        assertThat(world.client().roles()).isEqualTo(Map.of(ADA, "owner", BOB, "viewer"));
    }
}
