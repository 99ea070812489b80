package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenPlace;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What becomes of granted tokens when the record changed meanwhile: the list of step R3. */
@NullUnmarked
final class MeetingRotationTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void recognisesItsOwnResultWhenOnlyTheAnswerWasLost() { // (i)
        meanwhile(world.documents::loseNextAnswer);

        var outcome = world.rotate();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.oauth().tokenVersion()).isEqualTo(2);
        assertThat(world.events()).containsExactly("tokens-rotated");
        assertThat(inEscrow()).isZero();
    }

    @Test
    void storesOnTheFreshRecordWhenSomebodyEditedIt() { // (ii)
        meanwhile(() -> world.change(new Changes().set("display_name", "Edited")));

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.client().displayName()).isEqualTo("Edited");
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
        assertThat(inEscrow()).isZero();
    }

    @Test
    void storesWhenTheOneWhoTookOverHasGivenUp() { // (ii)
        meanwhile(() -> {
            world.attemptOf("other");
            world.change(new Changes().remove("oauth.attempt").set("oauth.ambiguous_since", world.now()));
        });

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    @Test
    void staysInDoubtWhenSomebodyTookOverAndGaveUp() { // (ii)
        meanwhile(() -> {
            world.attemptOf("other");
            world.change(new Changes().remove("oauth.attempt").set("oauth.ambiguous_since", world.now()));
        });

        world.rotate();

        assertThat(world.oauth().rotation().ambiguousSince()).isNotNull();
    }

    @Test
    void revivesAConnectionThatWasGivenUpMeanwhile() { // (ii)
        meanwhile(() -> givenUp("rotation_lost"));

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(world.events()).contains("connection-recovered");
    }

    @Test
    void revivesAConnectionThatWasGivenUpOnALaterVersion() { // (iii)
        meanwhile(() -> {
            somebodyRotated();
            givenUp("needs_reauthorization");
        });

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(3));
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void handsTheTokensToTheRevocationWhenAPersonDisconnected() { // (iv)
        meanwhile(world::disconnect);

        var outcome = world.rotate();

        var revocation = world.oauth().revocation();
        assertThat(outcome).isEqualTo(new RotationOutcome.RevocationDue());
        assertThat(world.oauth().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(world.oauth().refreshToken()).isNull();
        var place = new TokenPlace(RotationWorld.CLIENT, revocation.generation(), revocation.tokenVersion());
        assertThat(world.vault.openRefreshToken(place, revocation.refreshToken()))
                .isEqualTo(new RefreshToken("refresh-1"));
        assertThat(world.oauth().rotation().nextRefreshAt()).isNotNull();
    }

    @Test
    void leavesAStartedRevocationStarted() { // (iv)
        meanwhile(() -> {
            world.disconnect();
            world.change(new Changes().setServerTime("oauth.revocation.started"));
        });

        world.rotate();

        assertThat(world.oauth().revocationStarted()).isTrue();
    }

    @Test
    void dropsTheTokensWhenANewerGrantCame() { // (v)
        meanwhile(this::reconnected);

        var outcome = world.rotate();

        assertThat(outcome).isEqualTo(new RotationOutcome.NothingToDo());
        assertThat(world.oauth().generation()).isEqualTo(2);
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("of the new grant"));
        assertThat(inEscrow()).isZero();
    }

    @Test
    void holdsTheTokensUntilTheStoreTakesThem() {
        meanwhile(world.documents::failNextCommit);

        assertThat(world.rotate()).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    private void meanwhile(Runnable interference) {
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            interference.run();
            return Answers.granted("refresh-1");
        }));
    }

    private void givenUp(String state) {
        world.change(new Changes()
                .set("oauth.state", state)
                .set("status", "needs_reauthorization")
                .remove("oauth.attempt", "oauth.next_refresh_at"));
    }

    private void somebodyRotated() {
        storeOther(1, 2, "of another");
        world.change(new Changes().remove("oauth.attempt"));
    }

    private void reconnected() {
        storeOther(2, 2, "of the new grant");
        world.change(new Changes().remove("oauth.attempt"));
    }

    private void storeOther(long generation, long version, String refreshToken) {
        var place = new TokenPlace(RotationWorld.CLIENT, generation, version);
        var sealed =
                world.vault.sealClient(place, new TokenPair(new AccessToken("access"), new RefreshToken(refreshToken)));
        world.documents
                .commit(List.of(new Changes()
                        .set("oauth.generation", generation)
                        .set("oauth.token_version", version)
                        .set("oauth.access_token", sealed.accessToken())
                        .set("oauth.refresh_token", sealed.refreshToken())
                        .update(ClientRecords.path(RotationWorld.CLIENT))))
                .block();
    }

    private int inEscrow() {
        return world.escrows.of(RotationWorld.CLIENT, 1).block().size();
    }
}
