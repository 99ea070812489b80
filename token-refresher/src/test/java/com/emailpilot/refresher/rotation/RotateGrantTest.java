package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.GrantStatus;
import com.emailpilot.clients.NewGrant;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.klaviyo.TokenResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The provisioner found the tokens of a waiting grant refused, and asked for fresh ones. */
@NullUnmarked
final class RotateGrantTest {

    private static final String GRANT = "g1";

    private final RotationWorld world = new RotationWorld();

    @BeforeEach
    void waitFor() {
        var claimedAt = world.now();
        var tokens = new TokenPair(new AccessToken("access-0"), new RefreshToken("refresh-0"));
        world.documents
                .commit(List.of(world.grants.waiting(new NewGrant(
                        GRANT,
                        world.vault.sealGrant(GRANT, tokens),
                        List.of("accounts:read"),
                        claimedAt,
                        claimedAt.plus(RotationWorld.LIFETIME),
                        "admin@example.com",
                        null))))
                .block();
        world.pass(Duration.ofMinutes(61));
    }

    @Test
    void givesTheGrantNewTokensAndMakesItDue() {
        world.klaviyo.answerTokens(Answers.granted("refresh-1"));

        assertThat(rotate()).isEqualTo(GrantOutcome.ROTATED);

        var grant = grant();
        assertThat(world.vault.openGrant(GRANT, grant.sealedTokens()).refreshToken())
                .isEqualTo(new RefreshToken("refresh-1"));
        assertThat(grant.attempt()).isNull();
        assertThat(grant.expiresAt()).isAfter(world.now());
        assertThat(world.grants.due(10).collectList().block()).hasSize(1);
    }

    @Test
    void keepsTheRefreshTokenWhereTheAnswerHoldsNone() {
        world.klaviyo.answerTokens(Answers.grantedWithoutRefreshToken());

        rotate();

        assertThat(world.vault.openGrant(GRANT, grant().sealedTokens()).refreshToken())
                .isEqualTo(new RefreshToken("refresh-0"));
    }

    @Test
    void coalescesWhenTheTokensAreYoungerThanThirtySeconds() {
        rotate();

        assertThat(rotate()).isEqualTo(GrantOutcome.COALESCED);
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void keepsOutWhileAnotherHolderIsAtIt() {
        attemptOf("other");

        assertThat(rotate()).isEqualTo(GrantOutcome.UNDER_WAY);
        assertThat(world.calls()).isZero();
    }

    @Test
    void remembersThatAnAnswerMayBeLostWhenItTakesOver() {
        attemptOf("other");
        var takenAt = grant().attempt().takenAt();
        world.pass(Duration.ofSeconds(31));

        assertThat(rotate()).isEqualTo(GrantOutcome.ROTATED);
        assertThat(grant().ambiguousSince()).isEqualTo(takenAt);
    }

    @Test
    void countsTheAgeOfAnAttemptFromTheCommitThatTookIt() {
        world.documents.beforeNextCommit(() -> {
            world.pass(Duration.ofSeconds(6));
            change(new Changes().set("not_ours", "edited"));
        });

        assertThat(rotate()).isEqualTo(GrantOutcome.ROTATED);
    }

    @Test
    void isOverWhenKlaviyoNoLongerAcceptsIt() {
        world.klaviyo.answerTokens(Answers.invalidGrant());

        assertThat(rotate()).isEqualTo(GrantOutcome.REFUSED);
        assertThat(grant().status()).isEqualTo(GrantStatus.REFUSED);
        assertThat(world.events()).containsExactly("connection-refused");
    }

    @Test
    void isNotOverWhenItsTokensChangedMeanwhile() {
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            change(new Changes().set("tokens", "sealed by another"));
            return Answers.invalidGrant();
        }));

        rotate();

        assertThat(grant().status()).isEqualTo(GrantStatus.WAITING);
    }

    @Test
    void isNotOverWhileTheFleetIsInTrouble() {
        IntStream.range(0, 10).forEach(number -> {
            world.fleet.tried("client-" + number);
            world.fleet.refused("client-" + number);
        });
        world.klaviyo.answerTokens(Answers.invalidGrant());

        assertThat(rotate()).isEqualTo(GrantOutcome.POSTPONED);
        assertThat(grant().status()).isEqualTo(GrantStatus.WAITING);
    }

    @Test
    void staysAsItIsWhenKlaviyoIsInTrouble() {
        world.klaviyo.answerTokens(new TokenResult.Ambiguous("status_500"));

        assertThat(rotate()).isEqualTo(GrantOutcome.POSTPONED);
        assertThat(grant().status()).isEqualTo(GrantStatus.WAITING);
        assertThat(grant().attempt()).isNull();
        assertThat(grant().ambiguousSince()).isNotNull();
    }

    @Test
    void recognisesItsOwnCommitsWhenOnlyTheAnswersWereLost() {
        world.documents.loseNextAnswer();
        world.klaviyo.answerTokensWith(Mono.fromSupplier(() -> {
            world.documents.loseNextAnswer();
            return Answers.granted("refresh-1");
        }));

        assertThat(rotate()).isEqualTo(GrantOutcome.ROTATED);
        assertThat(world.calls()).isEqualTo(1);
    }

    @Test
    void leavesAGrantAloneThatNoLongerWaits() {
        change(new Changes().set("status", GrantStatus.APPLIED.name()).remove("tokens"));

        assertThat(rotate()).isEqualTo(GrantOutcome.NOTHING_TO_DO);
    }

    private GrantOutcome rotate() {
        return world.grantRefresher().rotate(GRANT).block();
    }

    private Grant grant() {
        return world.grants.find(GRANT).block().grant();
    }

    private void attemptOf(String other) {
        change(new Changes()
                .set("attempt.id", other)
                .set("attempt.base_version", 0L)
                .setServerTime("attempt.taken_at"));
    }

    private void change(Changes changes) {
        world.documents
                .commit(List.of(changes.update(new DocumentPath("grants", GRANT))))
                .block();
    }
}
