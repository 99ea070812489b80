package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.vault.TokenPlace;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Tokens that nobody needs right now are kept: rule (vi) of R3, and R3'. */
@NullUnmarked
final class EscrowedRotationTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void putsTheTokensIntoEscrowWhenSomebodyElseIsAtIt() { // (vi)
        meanwhile(() -> world.attemptOf("other"));

        var outcome = world.rotate();

        assertThat(outcome).isInstanceOf(RotationOutcome.UnderWay.class);
        var escrow = world.escrows.of(RotationWorld.CLIENT, 1).block().getFirst();
        var place = new TokenPlace(RotationWorld.CLIENT, 1, 2);
        assertThat(escrow.tokenVersion()).isEqualTo(2);
        assertThat(world.vault.openRefreshToken(place, escrow.refreshToken())).isEqualTo(new RefreshToken("refresh-1"));
        assertThat(world.oauth().rotation().escrowed()).isNotNull();
        assertThat(world.oauth().rotation().attempt().id()).isEqualTo("other");
        assertThat(world.oauth().tokenVersion()).isEqualTo(1);
    }

    @Test
    void recognisesItsOwnEscrowWhenOnlyTheAnswerWasLost() { // R3'
        meanwhile(() -> world.documents.beforeNextCommit(() -> {
            world.attemptOf("other");
            world.documents.loseNextAnswer();
        }));

        assertThat(world.rotate()).isInstanceOf(RotationOutcome.UnderWay.class);
        assertThat(inEscrow()).isEqualTo(1);
    }

    private void meanwhile(Runnable interference) {
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            interference.run();
            return Answers.granted("refresh-1");
        }));
    }

    private int inEscrow() {
        return world.escrows.of(RotationWorld.CLIENT, 1).block().size();
    }
}
