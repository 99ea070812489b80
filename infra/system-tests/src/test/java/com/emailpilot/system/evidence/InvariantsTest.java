package com.emailpilot.system.evidence;

import static com.emailpilot.system.evidence.MadeUp.CLIENT;
import static com.emailpilot.system.evidence.MadeUp.CONNECTED;
import static com.emailpilot.system.evidence.MadeUp.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that cannot fail proves nothing: each is shown what it must find. */
final class InvariantsTest {

    private final MadeUp run = new MadeUp();

    @ParameterizedTest
    @MethodSource("all")
    void areContentWithAHealthyRun(Invariant invariant) {
        var finding = invariant.check(run.evidence());

        assertThat(finding.violations()).isEmpty();
        assertThat(finding.counted()).isNotBlank();
    }

    @Test
    void findAnAnnouncedGrantThatNobodyTook() { // I1, I11
        run.grant.put("status", "WAITING");

        assertThatIsFoundBy(new NothingAcknowledgedEarly(), "grant-1 was announced");
    }

    @Test
    void findAGrantThatWasAppliedToNobody() { // I1
        run.grant.put("client_id", "another");

        assertThatIsFoundBy(new NothingAcknowledgedEarly(), "grant-1 was announced");
    }

    @Test
    void findAGrantThatWasRefusedWithoutAReason() { // I1
        run.grant.put("status", "REFUSED");

        assertThatIsFoundBy(new NothingAcknowledgedEarly(), "grant-1 was announced");
    }

    @Test
    void findAMessageThatWasParkedThoughNobodyPoisonedIt() { // I11
        run.document("dead_letters", "letter", Map.of("reason", "too often"));

        assertThatIsFoundBy(new NothingAcknowledgedEarly(), "letter was parked");
    }

    @Test
    void allowAHintThatDiedWithItsConsumers() { // I11
        run.document("dead_letters", "letter", Map.of("subscription", "token-refresher.expiry"));

        assertThatIsFoundBy(new NothingAcknowledgedEarly());
    }

    @Test
    void findAnEventWithoutADocument() { // I2
        run.documents.removeIf(document -> document.id().equals("tokens-rotated2"));

        assertThatIsFoundBy(new Archive(), "published, not stored");
    }

    @Test
    void findAnEventThatNobodyHeard() { // I2
        run.events.removeLast();

        assertThatIsFoundBy(new Archive(), "stored, not published");
    }

    @Test
    void findACodeThatWasPresentedTwice() { // I3
        run.row("c1", "CODE", null, CONNECTED, null, false, "token.code", CONNECTED, LATER);

        assertThatIsFoundBy(new CodesOnce(), "presented 2 times");
    }

    @Test
    void findASecondClientOfAnAccount() { // I4
        run.document("clients", "client-2", run.client);

        assertThatIsFoundBy(new OneClientPerAccount(), "has several clients", "client-2 is not in the index");
    }

    @Test
    void findAnIndexThatLeadsNowhere() { // I4
        run.document("klaviyo_accounts", "ACC002", Map.of("client_id", CLIENT));

        assertThatIsFoundBy(new OneClientPerAccount(), "ACC002 has no client");
    }

    @Test
    void findAStatusThatTheEventsDoNotTell() { // I5
        run.client.put("status", "disconnected");

        assertThatIsFoundBy(new Effects(), "by its events active");
    }

    @Test
    void findAClientThatWentBackInTime() { // I5
        run.happened("client-updated", 3, CONNECTED, Map.of("client_id", CLIENT));
        run.oauth.put("seq", 3L);

        assertThatIsFoundBy(new Effects(), "goes back in time");
    }

    @Test
    void findAnEventThatIsMissing() { // I5
        run.oauth.put("seq", 3L);

        assertThatIsFoundBy(new Effects(), "counts 3 events");
    }

    @Test
    void findAnEffectThatHappenedTwice() { // I6
        run.oauth.put("token_version", 3L);
        run.oauth.put("generation", 2L);

        assertThatIsFoundBy(new Effects(), "is of generation 2", "holds version 3");
    }

    private void assertThatIsFoundBy(Invariant invariant, String... violations) {
        assertThat(invariant.check(run.evidence()).violations())
                .hasSize(violations.length)
                .allSatisfy(found -> assertThat(Stream.of(violations)).anyMatch(found::contains));
    }

    private static List<Invariant> all() {
        return Invariants.ALL;
    }
}
