package com.emailpilot.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.klaviyo.ApiKey;
import com.emailpilot.vault.SealedTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

@NullUnmarked
final class ResealAllTest {

    private static final DocumentPath CLIENT = ClientRecords.path("client-1");

    @TempDir
    Path folder;

    private KeyWorld world;

    @BeforeEach
    void open() {
        world = new KeyWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void movesEverythingThatIsSealedToTheNewKey() {
        world.client("client-1");
        world.disconnected("client-2");
        world.grant();
        world.escrow();
        var key = world.rotate();

        var end = world.resealed();
        world.disableOldKey();

        assertThat(end.resealed()).isEqualTo(4);
        assertThat(world.counts().byKey()).isEqualTo(Map.of(key, 4L));
        assertThat(world.opened("client-1", 1)).isEqualTo(KeyWorld.TOKENS);
        var tokens = world.vault.tokens();
        assertThat(tokens.openApiKey("client-1", world.text(CLIENT, "api_key.secret")))
                .isEqualTo(new ApiKey("pk_client-1"));
        assertThat(tokens.openRefreshToken(
                        world.place("client-2", 9),
                        world.text(ClientRecords.path("client-2"), "oauth.revocation.refresh_token")))
                .isEqualTo(KeyWorld.TOKENS.refreshToken());
        assertThat(tokens.openGrant(KeyWorld.GRANT.id(), world.text(KeyWorld.GRANT, "tokens")))
                .isEqualTo(KeyWorld.TOKENS);
        assertThat(tokens.openClient(
                        world.place("client-1", 4),
                        new SealedTokens(
                                world.text(KeyWorld.ESCROW, "access_token"),
                                world.text(KeyWorld.ESCROW, "refresh_token"))))
                .isEqualTo(KeyWorld.TOKENS);
    }

    @Test
    void leavesAloneWhatTheNewKeySealed() {
        world.rotate();
        world.client("client-1");
        var before = world.stored(CLIENT);

        var end = world.resealed();

        assertThat(end.resealed()).isZero();
        assertThat(world.stored(CLIENT)).isEqualTo(before);
    }

    @Test
    void letsARotationInBetweenWin() {
        world.client("client-1");
        world.rotate();
        world.documents.beforeNextCommit(() -> world.rotateTokens("client-1", 2));

        world.resealed();

        assertThat(world.opened("client-1", 2)).isEqualTo(KeyWorld.tokens(2));
    }

    @Test
    void movesWhatAnInstanceSealedWithTheOldKeyInBetween() {
        world.client("client-1");
        var late = world.vault.tokens().sealClient(world.place("client-1", 1), KeyWorld.tokens(7));
        var key = world.rotate();
        world.documents.beforeNextCommit(() -> world.change(CLIENT, "oauth.access_token", late.accessToken()));

        world.resealed();

        assertThat(world.counts().byKey()).isEqualTo(Map.of(key, 1L));
        assertThat(world.opened("client-1", 1).accessToken())
                .isEqualTo(KeyWorld.tokens(7).accessToken());
    }

    @Test
    void takesItsOwnLostAnswerForDone() {
        world.client("client-1");
        var key = world.rotate();
        world.documents.loseNextAnswer();

        world.resealed();

        assertThat(world.counts().byKey()).isEqualTo(Map.of(key, 1L));
    }

    @Test
    void goesOnWhereItStopped() {
        for (int i = 0; i < 700; i++) {
            world.client("client-" + (1_000 + i));
        }
        world.rotate();

        var stopped = world.reseal().run(10_000).blockFirst();
        var before = world.documents.queries();
        var end = world.resealed();

        assertThat(stopped.resealed()).isEqualTo(300);
        assertThat(end.resealed()).isEqualTo(700);
        assertThat(end.finished()).isTrue();
        assertThat(world.documents.queries() - before).isEqualTo(5); // quarantine, 2 pages of clients, grants, escrow
        assertThat(world.counts().of(world.oldKey)).isZero();
    }

    @Test
    void beginsAnewOnceItWasFinished() {
        world.rotate();
        world.resealed();
        world.client("client-1");
        world.rotate();
        world.client("client-2");

        var end = world.resealed();

        assertThat(end.seen()).isEqualTo(2);
    }

    @Test
    void goesOnWhereTheStoreWasAwayForAMoment() {
        world.client("client-1");
        var key = world.rotate();
        world.documents.failNextCommit();

        world.resealed();

        assertThat(world.counts().byKey()).isEqualTo(Map.of(key, 1L));
    }

    @Test
    void changesNoMoreThanItMayInASecond() {
        for (int i = 0; i < 10; i++) {
            world.client("client-" + i);
        }
        world.rotate();

        StepVerifier.withVirtualTime(() -> world.reseal().run(2).last())
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(4_999))
                .thenAwait(Duration.ofMillis(1))
                .expectNextMatches(end -> end.resealed() == 10)
                .verifyComplete();
    }

    @Test
    void leavesTheFirstVersionsTokensToItsMigration() {
        world.client("client-1");
        world.change(CLIENT, "oauth.access_token", "gAAAAABm-fernet");
        var key = world.rotate();

        var end = world.resealed();

        assertThat(end.quarantined()).isZero();
        assertThat(world.text(CLIENT, "oauth.access_token")).isEqualTo("gAAAAABm-fernet");
        assertThat(world.counts()).isEqualTo(new RowCounts(Map.of(key, 1L), 0, 1));
    }
}
