package com.emailpilot.provisioner.upsert;

import static com.emailpilot.provisioner.upsert.UpsertWorld.ADMIN;
import static com.emailpilot.provisioner.upsert.UpsertWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientReconnected;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TokenPlace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class ApplyGrantTest {

    private final UpsertWorld world = new UpsertWorld();

    @Test
    void makesAClientForANewAccount() {
        world.waitingGrant("g1", ADMIN);

        var outcome = world.apply("g1");

        var client = world.client();
        assertThat(outcome).isEqualTo(new ApplyOutcome.Created(client.clientId()));
        assertThat(client.ownerUserId()).isEqualTo(ADMIN);
        assertThat(client.roles()).containsOnly(Map.entry(ADMIN, "owner"));
        assertThat(client.tags()).containsExactly("new", "oauth");
        assertThat(client.klaviyo().listsCount()).isNull();
        assertThat(client.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(client.oauth().generation()).isEqualTo(1);
        assertThat(client.oauth().tokenVersion()).isEqualTo(1);
        assertThat(client.oauth().seq()).isEqualTo(1);
    }

    @Test
    void tellsOfTheNewClient() {
        world.waitingGrant("g1", ADMIN);

        world.apply("g1");

        assertThat(world.bus.publishedEvents()).singleElement().isInstanceOfSatisfying(ClientCreated.class, event -> {
            assertThat(event.client().clientId()).isEqualTo(world.client().clientId());
            assertThat(event.connectedBy()).isEqualTo(ADMIN);
        });
    }

    @Test
    void leavesWhoConnectedItInTheAuditTrail() {
        world.waitingGrant("g1", ADMIN);
        world.waitingGrant("g2", SECOND);

        world.apply("g1");
        world.apply("g2");
        world.apply("g2");

        var rows = new AuditRows(world.documents)
                .all(new AuditFilter(null, null, world.client().clientId(), null, null))
                .collectList()
                .block();
        assertThat(rows).allMatch(row -> row.action().equals("connected"));
        assertThat(rows)
                .extracting(row -> row.actor() + " " + row.outcome())
                .containsExactlyInAnyOrder(ADMIN + " created", SECOND + " reconnected");
    }

    @Test
    void makesTheInviterTheOwnerAndSaysThatAnInviteWasUsed() {
        world.waitingGrant("g1", ADMIN, null, "invite-1");

        world.apply("g1");

        assertThat(world.client().ownerUserId()).isEqualTo(ADMIN);
        var row = world.documents.peek(AuditRow.path("connected-g1"));
        assertThat(row.text("actor")).contains(ADMIN);
        assertThat(row.text("via_invite")).contains("invite-1");
    }

    @Test
    void sealsTheTokensForTheirPlaceInTheClientAndForgetsTheGrants() {
        world.waitingGrant("g1", ADMIN);

        world.apply("g1");

        var oauth = world.client().oauth();
        var opened = world.vault.openClient(
                new TokenPlace(world.client().clientId(), 1, 1),
                new SealedTokens(oauth.accessToken(), oauth.refreshToken()));
        assertThat(opened.refreshToken().reveal()).isEqualTo("refresh-g1");
        assertThat(world.grant("g1").text("tokens")).isEmpty();
        assertThat(world.grant("g1").text("status")).contains("APPLIED");
        assertThat(world.grant("g1").time("ttl")).isPresent();
    }

    @Test
    void keepsOneClientWhenTheSameAccountIsConnectedAgain() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        var before = world.client();
        world.waitingGrant("g2", ADMIN);

        var outcome = world.apply("g2");

        var after = world.client();
        assertThat(outcome).isEqualTo(new ApplyOutcome.Reconnected(before.clientId()));
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(after.oauth().generation()).isEqualTo(2);
        assertThat(after.oauth().tokenVersion()).isEqualTo(2);
        assertThat(world.bus.publishedEvents()).last().isInstanceOf(ClientReconnected.class);
    }

    @Test
    void leavesOwnerNameTagsAndForeignFieldsToThePeopleWhoSetThem() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        var edited = new Changes()
                .set("display_name", "My best client")
                .set("tags", List.of("vip"))
                .set("client_voice", "warm");
        world.change(world.client(), edited);
        world.waitingGrant("g2", SECOND);

        world.apply("g2");

        var client = world.client();
        assertThat(client.ownerUserId()).isEqualTo(ADMIN);
        assertThat(client.displayName()).isEqualTo("My best client");
        assertThat(client.tags()).containsExactly("vip");
        assertThat(client.document().text("client_voice")).contains("warm");
        assertThat(client.roles()).containsEntry(SECOND, "editor").containsEntry(ADMIN, "owner");
        assertThat(client.memberIds()).containsExactly(ADMIN, SECOND);
    }

    @Test
    void endsWhateverWasUnderWayWithTheOldTokens() {
        world.waitingGrant("g1", ADMIN);
        world.apply("g1");
        var underWay = new Changes()
                .set("oauth.attempt.id", "a1")
                .set("oauth.ambiguous_since", world.now())
                .set("oauth.invalid_grant.count", 1L)
                .set("oauth.revocation.generation", 1L)
                .set("oauth.state", "needs_reauthorization")
                .set("status", "needs_reauthorization");
        world.change(world.client(), underWay);
        world.waitingGrant("g2", ADMIN);

        world.apply("g2");

        var oauth = world.client().document();
        assertThat(oauth.text("oauth.attempt.id")).isEmpty();
        assertThat(oauth.time("oauth.ambiguous_since")).isEmpty();
        assertThat(oauth.number("oauth.invalid_grant.count")).isEmpty();
        assertThat(oauth.number("oauth.revocation.generation")).isEmpty();
        assertThat(world.client().oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(oauth.text("status")).contains("active");
    }

    @Test
    void needsFourCallsOfTheStoreForANewClient() {
        world.waitingGrant("g1", ADMIN);
        int before = calls();

        world.apply("g1");

        assertThat(calls() - before).isEqualTo(4);
    }

    private int calls() {
        return world.documents.reads() + world.documents.queries() + world.documents.commits();
    }
}
