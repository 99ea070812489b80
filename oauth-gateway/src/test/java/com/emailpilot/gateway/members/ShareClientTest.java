package com.emailpilot.gateway.members;

import static com.emailpilot.gateway.members.MembersWorld.ADA;
import static com.emailpilot.gateway.members.MembersWorld.BOB;
import static com.emailpilot.gateway.members.MembersWorld.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.ClientShared;
import com.emailpilot.events.Role;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.members.ShareOutcome.Gone;
import com.emailpilot.gateway.members.ShareOutcome.Refused;
import com.emailpilot.gateway.members.ShareOutcome.Shared;
import com.emailpilot.gateway.members.ShareOutcome.Unchanged;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

/** Who may share a client with whom, and what that leaves behind. */
@NullUnmarked
final class ShareClientTest {

    private final MembersWorld world = new MembersWorld();

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"EDITOR", "VIEWER"})
    void letsTheOwnerShareIt(Role role) {
        var before = world.client();

        assertThat(world.share(ADA, BOB, role)).isInstanceOf(Shared.class);

        var client = world.client();
        assertThat(client.memberIds()).containsExactly(ADA, BOB);
        assertThat(client.roles()).isEqualTo(Map.of(ADA, "owner", BOB, role.word()));
        assertThat(client.ownerUserId()).isEqualTo(ADA);
        assertThat(client.oauth().seq()).isEqualTo(before.oauth().seq() + 1);
        assertThat(client.updatedAt()).isAfter(before.updatedAt());
        assertThat(client.oauth().refreshToken()).isEqualTo(before.oauth().refreshToken());
    }

    @Test
    void tellsOfItOnce() {
        world.share(ADA, BOB, Role.EDITOR);

        assertThat(world.bus.publishedEvents()).singleElement().isInstanceOfSatisfying(ClientShared.class, event -> {
            assertThat(event.sharedBy()).isEqualTo(ADA);
            assertThat(event.member()).isEqualTo(BOB);
            assertThat(event.role()).isEqualTo(Role.EDITOR);
            assertThat(event.client().seq()).isEqualTo(2);
        });
    }

    @Test
    void leavesWhoDidItInTheAuditTrail() {
        world.share(ADA, BOB, Role.EDITOR);
        world.share(ADA, BOB, Role.VIEWER);
        world.share(BOB, BOB, null);

        assertThat(world.auditRows()).allMatch(row -> "shared".equals(row.action()) && "c1".equals(row.clientId()));
        assertThat(world.auditRows())
                .extracting(row -> List.of(row.actor(), row.outcome(), row.details()))
                .containsExactly(
                        List.of(BOB, "removed", Map.of("member", BOB, "role_before", "viewer")),
                        List.of(ADA, "changed", Map.of("member", BOB, "role", "viewer", "role_before", "editor")),
                        List.of(ADA, "added", Map.of("member", BOB, "role", "editor")));
    }

    @Test
    void handsTheClientOver() {
        world.share(ADA, BOB, Role.VIEWER);

        assertThat(world.share(ADA, BOB, Role.OWNER)).isInstanceOf(Shared.class);

        assertThat(world.client().ownerUserId()).isEqualTo(BOB);
        assertThat(world.client().roles()).isEqualTo(Map.of(ADA, "editor", BOB, "owner"));
        assertThat(world.share(ADA, EVE, Role.VIEWER)).isInstanceOf(Refused.class);
        assertThat(world.share(BOB, ADA, null)).isInstanceOf(Shared.class);
        assertThat(world.client().memberIds()).containsExactly(BOB);
    }

    @Test
    void handsTheClientOverToNobodyWhoDoesNotSeeIt() {
        refuses(ADA, BOB, Role.OWNER, RefusedShare.SHARE_FIRST);
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(
            value = Role.class,
            names = {"EDITOR", "VIEWER"})
    void leavesNoClientWithoutItsOwner(@Nullable Role role) {
        world.share(ADA, BOB, Role.EDITOR);

        refuses(ADA, ADA, role, RefusedShare.HAND_OVER_FIRST);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"EDITOR", "VIEWER"})
    void letsNobodyShareItButTheOwner(Role role) {
        world.share(ADA, BOB, role);
        world.share(ADA, EVE, Role.VIEWER);

        refuses(BOB, "new@example.com", Role.VIEWER, RefusedShare.NOT_OWNER);
        refuses(BOB, BOB, Role.OWNER, RefusedShare.NOT_OWNER);
        refuses(BOB, BOB, role == Role.EDITOR ? Role.VIEWER : Role.EDITOR, RefusedShare.NOT_OWNER);
        refuses(BOB, EVE, null, RefusedShare.NOT_OWNER);
        refuses(BOB, ADA, null, RefusedShare.NOT_OWNER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"EDITOR", "VIEWER"})
    void letsAMemberLeave(Role role) {
        world.share(ADA, BOB, role);

        assertThat(world.share(BOB, BOB, null)).isInstanceOf(Shared.class);

        assertThat(world.client().memberIds()).containsExactly(ADA);
        assertThat(world.client().roles()).doesNotContainKey(BOB);
        assertThat(world.share(BOB, BOB, null)).isEqualTo(new Gone());
    }

    @Test
    void writesNothingForWhatIsSoAlready() {
        world.share(ADA, BOB, Role.EDITOR);
        int commits = world.documents.commits();

        assertThat(world.share(ADA, BOB, Role.EDITOR)).isInstanceOf(Unchanged.class);
        assertThat(world.share(ADA, ADA, Role.OWNER)).isInstanceOf(Unchanged.class);
        assertThat(world.share(ADA, EVE, null)).isInstanceOf(Unchanged.class);

        assertThat(world.documents.commits()).isEqualTo(commits);
    }

    @Test
    void knowsNoClientOfOthers() {
        assertThat(world.share(EVE, EVE, Role.OWNER)).isEqualTo(new Gone());
        assertThat(world.share(EVE, ADA, null)).isEqualTo(new Gone());
        assertThat(world.share(MembersWorld.wish("nowhere", ADA, BOB, Role.VIEWER)))
                .isEqualTo(new Gone());
    }

    @Test
    void sharesWithSoManyAndNoMore() {
        var members =
                IntStream.range(0, 99).mapToObj(n -> "m" + n + "@example.com").toList();
        members.forEach(member -> TestRecords.share(world.documents, "c1", member, "viewer"));

        refuses(ADA, BOB, Role.VIEWER, RefusedShare.TOO_MANY);
        assertThat(world.share(ADA, members.getFirst(), Role.EDITOR)).isInstanceOf(Shared.class);
    }

    private void refuses(String by, String user, @Nullable Role role, RefusedShare why) {
        int commits = world.documents.commits();

        assertThat(world.share(by, user, role))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));

        assertThat(world.documents.commits()).isEqualTo(commits);
    }
}
