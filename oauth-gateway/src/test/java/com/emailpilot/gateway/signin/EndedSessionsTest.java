package com.emailpilot.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.MovableClock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EndedSessionsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryDocuments documents = new InMemoryDocuments(clock);
    private final EndedSessions here = new EndedSessions(documents, TestSessions.LIMITS, clock);
    private final EndedSessions elsewhere = new EndedSessions(documents, TestSessions.LIMITS, clock);

    @Test
    void areKnownHereAtOnceAndElsewhereAfterTheNextLook() {
        here.end("aa").block();
        var before = elsewhere.contains("aa");

        elsewhere.follow().block();

        assertThat(here.contains("aa")).isTrue();
        assertThat(before).isFalse();
        assertThat(elsewhere.contains("aa")).isTrue();
    }

    @Test
    void areAllKnownToAnInstanceThatJustStarted() {
        IntStream.range(0, 1_001).forEach(n -> here.end(hash(n)).block());

        elsewhere.follow().block();

        assertThat(IntStream.range(0, 1_001)).allMatch(n -> elsewhere.contains(hash(n)));
    }

    @Test
    void areNotMissedWhenTheyBecomeVisibleLate() {
        here.end("aa").block();
        clock.pass(Duration.ofSeconds(5));
        elsewhere.follow().block();
        here.end("bb").block();

        elsewhere.follow().block();

        assertThat(elsewhere.contains("bb")).isTrue();
    }

    @Test
    void mayBeEndedTwice() {
        here.end("aa").block();

        elsewhere.end("aa").block();

        assertThat(elsewhere.contains("aa")).isTrue();
    }

    @Test
    void areForgottenOnceNoCookieCanLiveAnyMore() {
        here.end("aa").block();
        clock.pass(Duration.ofHours(13));

        here.follow().block();

        assertThat(here.contains("aa")).isFalse();
    }

    private static String hash(int n) {
        return HexFormat.of().toHexDigits(n).repeat(8);
    }
}
