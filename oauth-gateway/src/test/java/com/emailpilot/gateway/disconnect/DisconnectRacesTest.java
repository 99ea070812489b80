package com.emailpilot.gateway.disconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Revocation;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.clients.disconnect.DisconnectOutcome.AlreadyDisconnected;
import com.emailpilot.clients.disconnect.DisconnectOutcome.ConnectedAnew;
import com.emailpilot.clients.disconnect.DisconnectOutcome.Disconnected;
import org.junit.jupiter.api.Test;

/** Step D1 while others write, and while the store or the bus fails. */
final class DisconnectRacesTest {

    private final DisconnectWorld world = new DisconnectWorld();

    @Test
    void storesTheEventWithTheStateOrNeither() {
        world.documents.failNextCommit();

        assertThatThrownBy(() -> world.disconnect(1)).isInstanceOf(StoreUnavailableException.class);

        assertThat(world.client().oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(world.documents.dump().keySet())
                .noneMatch(path -> path.collection().equals("events"));
    }

    @Test
    void leavesAnEventBehindThatTheRelayFindsWhenItCouldNotBePublished() {
        world.bus.failNextPublications(1);

        world.disconnect(1);

        assertThat(world.documents.dump().keySet())
                .anyMatch(path -> path.collection().equals("outbox"));
    }

    @Test
    void leavesAConnectionAloneThatCameInBetween() {
        world.documents.beforeNextCommit(
                () -> world.change(new Changes().set("oauth.generation", 2L).set("oauth.token_version", 2L)));

        var outcome = world.disconnect(1);

        assertThat(outcome).isEqualTo(new ConnectedAnew());
        assertThat(world.client().oauth().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(world.client().oauth().refreshToken()).isNotNull();
    }

    @Test
    void revokesTheTokenThatARotationStoredInBetween() {
        world.documents.beforeNextCommit(() -> world.change(
                new Changes().set("oauth.token_version", 2L).set("oauth.refresh_token", "sealed-for-version-2")));

        world.disconnect(1);

        assertThat(world.client().oauth().revocation()).isEqualTo(new Revocation("sealed-for-version-2", 1, 2, null));
    }

    @Test
    void recognisesItsOwnCommitWhenTheAnswerWasLost() {
        world.documents.loseNextAnswer();

        assertThat(world.disconnect(1)).isInstanceOf(Disconnected.class);

        assertThat(world.client().oauth().seq()).isEqualTo(2);
    }

    @Test
    void tellsItsOwnCommitFromThatOfAnother() {
        world.documents.beforeNextCommit(() -> world.disconnect(1));

        assertThat(world.disconnect(1)).isInstanceOf(AlreadyDisconnected.class);

        assertThat(world.client().oauth().seq()).isEqualTo(2);
    }
}
