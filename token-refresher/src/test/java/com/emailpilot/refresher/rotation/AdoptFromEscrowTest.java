package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Attempt;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.NewEscrow;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenPlace;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Tokens in escrow are tried before a refusal counts: step R5 (b). */
@NullUnmarked
final class AdoptFromEscrowTest {

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void connect() {
        world.dueClient();
    }

    @Test
    void adoptsTheNewestTokensFromEscrowInsteadOfCounting() { // (b)
        escrow("older", "refresh-1");
        escrow("newer", "refresh-2");
        world.change(new Changes().set("oauth.ambiguous_since", world.now()));
        world.klaviyo.answerTokens(Answers.invalidGrant());

        var outcome = world.rotate();

        assertThat(outcome).isEqualTo(new RotationOutcome.Rotated(2));
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-2"));
        assertThat(world.oauth().rotation().invalidGrant()).isNull();
        assertThat(world.oauth().rotation().ambiguousSince()).isNotNull();
        assertThat(world.escrows.of(RotationWorld.CLIENT, 1).block()).hasSize(1);
        assertThat(world.metrics.counted()).contains("adopted");
    }

    @Test
    void triesTheNextFromEscrowWhenTheAdoptedOneIsRefusedToo() { // (b)
        escrow("older", "refresh-1");
        escrow("newer", "refresh-2");
        world.klaviyo.answerTokens(Answers.invalidGrant(), Answers.invalidGrant());

        world.rotate();
        world.pass(Duration.ofMinutes(55));
        world.rotate();

        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    @Test
    void leavesInEscrowWhatIsOlderThanTheRefusedToken() { // (b)
        escrow("older", "spent-long-ago");
        world.klaviyo.answerTokens(Answers.granted("refresh-2"), Answers.invalidGrant());

        world.rotate();
        world.pass(Duration.ofMinutes(55));
        world.rotate();

        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-2"));
        assertThat(world.oauth().rotation().invalidGrant().count()).isEqualTo(1);
    }

    @Test
    void countsWhenTheEscrowHoldsOnlyTheRefusedToken() { // (b)
        escrow("same", "refresh-0");
        world.klaviyo.answerTokens(Answers.invalidGrant());

        world.rotate();

        assertThat(world.oauth().rotation().invalidGrant().count()).isEqualTo(1);
    }

    @Test
    void looksAgainWhenTokensComeIntoEscrowBesideTheVerdict() { // R3' against R5
        world.change(new Changes()
                .set("oauth.invalid_grant.count", 1L)
                .set("oauth.invalid_grant.first_at", world.now().minusSeconds(120)));
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            world.documents.beforeNextCommit(() -> escrow("late", "refresh-1"));
            return Answers.invalidGrant();
        }));

        world.rotate();

        assertThat(world.client().status()).isEqualTo(ClientStatus.ACTIVE);
        assertThat(world.stored().refreshToken()).isEqualTo(new RefreshToken("refresh-1"));
    }

    private void escrow(String attemptId, String refreshToken) {
        var sealed = world.vault.sealClient(
                new TokenPlace(RotationWorld.CLIENT, 1, 2),
                new TokenPair(new AccessToken("access of " + refreshToken), new RefreshToken(refreshToken)));
        var escrow = new NewEscrow(
                RotationWorld.CLIENT,
                1,
                new Attempt(attemptId, 1, world.now()),
                sealed.accessToken(),
                sealed.refreshToken(),
                world.now().plusSeconds(3600),
                Set.of());
        world.documents
                .commit(List.of(
                        world.escrows.create(escrow, world.now()),
                        new Changes()
                                .set("oauth.escrowed", attemptId)
                                .update(com.emailpilot.clients.ClientRecords.path(RotationWorld.CLIENT))))
                .block();
    }
}
