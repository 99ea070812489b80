package com.emailpilot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.emailpilot.events.EventHandler;
import com.emailpilot.klaviyo.KlaviyoTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** A simulator that finds nothing proves nothing: each of these mistakes must be found within a thousand seeds. */
final class BrokenBuildsTest {

    private static final long SEEDS = 1_000;

    /** What takes several strokes of fate at once to matter. */
    private static final long MORE_SEEDS = 5_000;

    @BeforeAll
    static void livesInVirtualTime() {
        VirtualScheduler.install();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                argumentSet("acknowledges before it commits", acknowledgingFirst()),
                argumentSet("stores an absent refresh token as none", storingAbsentTokens()),
                argumentSet("writes without preconditions", Mistakes.unconditional()),
                argumentSet("has no escrow", Mistakes.withoutAny("token_escrow")),
                argumentSet(
                        "takes over without noting it",
                        Mistakes.forgetting("oauth.ambiguous_since", "oauth.attempt.id")),
                argumentSet(
                        "forgets lost answers", Mistakes.forgetting("oauth.ambiguous_since", "oauth.last_attempt.id")),
                argumentSet(
                        "loses tokens of the disconnected",
                        Mistakes.losing("oauth.revocation.refresh_token", "oauth.state")),
                argumentSet("keeps the revocation of a reconnected client", Mistakes.keeping("oauth.revocation")),
                argumentSet("declares dead at the first refusal", Mistakes.seeingAnEarlierRefusal()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsABuildThat(Build build) {
        var searched = Seeds.untilBroken(build, SEEDS);

        assertThat(searched).isLessThanOrEqualTo(SEEDS);
    }

    static Stream<Arguments> missingRules() {
        return Stream.of(
                argumentSet("R1: 30 s for one alone", rule("clients.Attempt", "exclusiveAt", false)),
                argumentSet("R2: 10 s", rule("refresher.rotation.ServerTime", "tooLateToSend", false)),
                argumentSet("R3 (i)", rule("refresher.rotation.ResultPolicy", "isStored", false)),
                argumentSet("R3 (ii)", rule("refresher.rotation.ResultPolicy", "isStillBase", false)),
                argumentSet("R3 (iii)", rule("refresher.rotation.ResultPolicy", "isGivenUp", false)),
                argumentSet(
                        "R3: a doubt stays that others left",
                        rule("refresher.rotation.StoreTokens", "aloneAtIt", true)),
                argumentSet("D2: 10 s", rule("refresher.revocation.OwnAttempt", "maySend", true)),
                argumentSet("P4: revoked meanwhile", rule("clients.Connection", "revokedSince", false)),
                argumentSet("R4, R5: only while the attempt is ours", rule("refresher.rotation.Known", "heldBy", true)),
                argumentSet("P4: the newest grant wins", rule("clients.Connection", "isNewerThan", false)),
                argumentSet("P4: a revocation must end first", rule("clients.Connection", "revocationStarted", false)));
    }

    @ParameterizedTest
    @MethodSource("missingRules")
    void findsThatARuleIsMissing(Patch.Rule rule) throws Exception {
        try (var _ = Patch.of(rule)) {
            var searched = Seeds.untilBroken(Build.AS_IT_IS, MORE_SEEDS);

            assertThat(searched).isLessThanOrEqualTo(MORE_SEEDS);
        }
    }

    private static Patch.Rule rule(String className, String question, boolean answer) {
        return new Patch.Rule(className, question, answer);
    }

    private static Build acknowledgingFirst() {
        return new Build() {
            @Override
            public EventHandler handler(EventHandler handler) {
                return received -> {
                    handler.handle(received).onErrorComplete().subscribe();
                    return Mono.empty();
                };
            }
        };
    }

    private static Build storingAbsentTokens() {
        return new Build() {
            @Override
            public KlaviyoTokens tokens(KlaviyoTokens tokens) {
                return new ForgettingTokens(tokens);
            }
        };
    }
}
