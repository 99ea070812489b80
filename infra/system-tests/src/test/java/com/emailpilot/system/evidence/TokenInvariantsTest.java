package com.emailpilot.system.evidence;

import static com.emailpilot.system.evidence.MadeUp.ACCOUNT;
import static com.emailpilot.system.evidence.MadeUp.CLIENT;
import static com.emailpilot.system.evidence.MadeUp.CONNECTED;
import static com.emailpilot.system.evidence.MadeUp.LATER;
import static com.emailpilot.system.evidence.MadeUp.LIFETIME;
import static com.emailpilot.system.evidence.MadeUp.ROTATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The checkers of tokens and of what is bounded are shown what they must find. */
final class TokenInvariantsTest {

    private final MadeUp run = new MadeUp();

    @Test
    void findASpentTokenThatWasShownAfterItsSuccessorWasStored() { // I7
        run.row("r1", "REFRESH_TOKEN", "c1", CONNECTED, ROTATED, false, "token.refresh", ROTATED, LATER);

        assertThatIsFoundBy(new RefreshTokensInOrder(), "was presented at " + LATER);
    }

    @Test
    void findASpentTokenThatWasShownAfterItsSuccessorWasUsed() { // I7
        run.tokens.put(CLIENT, null);
        run.row("r2", "REFRESH_TOKEN", "r1", ROTATED, null, true, "token.refresh", LATER);
        run.row("r1", "REFRESH_TOKEN", "c1", CONNECTED, ROTATED, false, "token.refresh", LATER.plusMillis(1));

        assertThatIsFoundBy(new RefreshTokensInOrder(), "its successor was stored at " + LATER);
    }

    @Test
    void allowATokenThatIsShownAgainBeforeItsSuccessorIsStored() { // I7
        run.row("r1", "REFRESH_TOKEN", "c1", CONNECTED, ROTATED, false, "token.refresh", CONNECTED, ROTATED);

        assertThat(new RefreshTokensInOrder().check(run.evidence()).violations())
                .isEmpty();
    }

    @Test
    void findADeadTokenInAnActiveClient() { // I8
        run.revoked("r2");

        assertThatIsFoundBy(new LiveTokens(), "holds a dead refresh token");
    }

    @Test
    void findTokensThatDoNotOpen() { // I8
        run.tokens.put(CLIENT, null);

        assertThatIsFoundBy(new LiveTokens(), "do not open");
    }

    @Test
    void findAReconnectThatWasOverwrittenByTheGrantBefore() { // I8
        run.grant.put("claimed_at", MadeUp.timestamp(LATER));

        assertThatIsFoundBy(new LiveTokens(), "holds tokens of an older grant");
    }

    @Test
    void findAVerdictAgainstALiveGrant() { // I9
        run.oauth.put("state", "needs_reauthorization");

        assertThatIsFoundBy(new Verdicts(), "nobody revoked its grant");
    }

    @Test
    void findALossThatIsNone() { // I9
        run.oauth.put("state", "rotation_lost");
        run.revoked("r2");

        assertThatIsFoundBy(new Verdicts(), "no attempt was");
    }

    @Test
    void allowAVerdictAgainstARevokedGrantAndALossAfterALostAnswer() { // I9
        run.oauth.put("state", "needs_reauthorization");
        run.revoked("r2");
        var revoked = new Verdicts().check(run.evidence());
        run.oauth.putAll(Map.of("state", "rotation_lost", "ambiguous_since", MadeUp.timestamp(LATER)));

        var lost = new Verdicts().check(run.evidence());

        assertThat(revoked.violations()).isEmpty();
        assertThat(lost.violations()).isEmpty();
    }

    @Test
    void findAnActiveClientWhoseTokenIsExpired() { // I10
        run.takenAt = ROTATED.plus(LIFETIME).plus(Freshness.LATEST).plusSeconds(1);

        assertThatIsFoundBy(new Freshness(), "is active and expired");
    }

    @Test
    void findARotationThatCameTooLateLongAgo() { // I10
        var late = ROTATED.plus(LIFETIME).plus(Duration.ofMinutes(2));
        var expires = late.plus(LIFETIME);
        run.happened("tokens-rotated", 3, late, Map.of("client_id", CLIENT, "expires_at", expires.toString()));
        run.oauth.put("expires_at", MadeUp.timestamp(expires));

        assertThatIsFoundBy(new Freshness(), "was rotated at " + late);
    }

    @Test
    void findAFirstRotationThatCameTooLate() { // I10
        run.row("a1", "ACCESS_TOKEN", "c1", CONNECTED.minus(LIFETIME), null, true, "accounts", CONNECTED);

        assertThatIsFoundBy(new Freshness(), "was rotated at");
    }

    @Test
    void findWhateverIsStuck() { // I12
        run.oauth.putAll(Map.of("attempt", Map.of("id", "a"), "revocation", Map.of("generation", 1L)));
        run.grant.putAll(Map.of("status", "WAITING", "attempt", Map.of("id", "b")));
        run.document("outbox", "event", Map.of());

        assertThat(new NothingStuck().check(run.evidence()).violations())
                .containsExactlyInAnyOrder(
                        "outbox/event in the outbox",
                        "grants/grant-1 waits as a grant",
                        "grants/grant-1 has an attempt",
                        "clients/" + CLIENT + " has an attempt",
                        "clients/" + CLIENT + " is to be revoked");
    }

    @Test
    void findAProcessThatGrows() { // I14
        run.vitals.add(new Vitals(
                "oauth-gateway", Bounds.MOST_MEGABYTES + 1L, Bounds.MOST_THREADS + 1L, Bounds.MOST_DESCRIPTORS + 1L));

        assertThatIsFoundBy(
                new Bounds(), "oauth-gateway uses 641 MB", "oauth-gateway uses 251", "oauth-gateway uses 601");
    }

    @Test
    void findAnAccountThatIsAskedTooOften() { // I14
        var eleven = IntStream.rangeClosed(0, Bounds.MOST_REFRESHES)
                .mapToObj(ROTATED::plusSeconds)
                .toList();
        run.refreshes.put(ACCOUNT, eleven);

        assertThatIsFoundBy(new Bounds(), "refreshed 11 times in a minute");
    }

    private void assertThatIsFoundBy(Invariant invariant, String... violations) {
        var found = invariant.check(run.evidence()).violations();
        assertThat(found).hasSize(violations.length);
        for (var index = 0; index < violations.length; index++) {
            assertThat(found.get(index)).contains(violations[index]);
        }
    }
}
