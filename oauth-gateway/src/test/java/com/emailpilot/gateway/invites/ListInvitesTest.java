package com.emailpilot.gateway.invites;

import static com.emailpilot.gateway.invites.InvitesWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Grants;
import com.emailpilot.events.RefusalReason;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class ListInvitesTest {

    private final InvitesWorld world = new InvitesWorld();
    private final ListInvites unit = new ListInvites(world.invites, world.grants);

    @Test
    void showsTheNewestListFirstAndEachInItsOrder() {
        world.invite("Old");
        world.invite("One", "Two");

        var list = unit.list(ADMIN, 10, null).block();

        assertThat(list.invites()).extracting(InviteView::name).containsExactly("One", "Two", "Old");
        assertThat(list.nextCursor()).isNull();
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        world.invite("One", "Two", "Three");

        var first = unit.list(ADMIN, 2, null).block();
        var second = unit.list(ADMIN, 2, first.nextCursor()).block();

        assertThat(second.invites()).extracting(InviteView::name).containsExactly("Three");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void beginsAnewForACursorThatIsNobodysOrNone() {
        world.invite("One");

        var list = unit.list(ADMIN, 2, "made/up").block();

        assertThat(list.invites()).hasSize(1);
    }

    @Test
    void showsNobodyElses() {
        world.invite("One");

        assertThat(unit.list("second@example.com", 10, null).block().invites()).isEmpty();
    }

    @Test
    void saysWhatBecameOfThoseThatWereUsed() {
        var created = world.invite("Waits", "Connected", "Refused", "Open");
        for (int number = 0; number < 3; number++) {
            world.use(created.get(number).token().id(), grantId(number));
        }
        apply(grantId(1));
        refuse(grantId(2));

        var list = unit.list(ADMIN, 10, null).block();

        assertThat(list.invites())
                .extracting(InviteView::standing)
                .containsExactly("waiting", "connected", "refused", "open");
        assertThat(list.invites().get(1).clientId()).isEqualTo("client-1");
        assertThat(list.invites().get(2).message()).contains("another Klaviyo account");
        assertThat(list.count("connected")).isEqualTo(1);
    }

    private void apply(String grantId) {
        var write = world.grants.applied(find(grantId), "client-1", InvitesWorld.NOW);
        world.documents.commit(List.of(write)).block();
    }

    private void refuse(String grantId) {
        var write = world.grants.refused(find(grantId), RefusalReason.WRONG_ACCOUNT, InvitesWorld.NOW);
        world.documents.commit(List.of(write)).block();
    }

    private Grant find(String grantId) {
        return world.grants.find(grantId).map(Grants.Read::grant).block();
    }

    private static String grantId(int number) {
        return Integer.toString(number).repeat(64);
    }
}
