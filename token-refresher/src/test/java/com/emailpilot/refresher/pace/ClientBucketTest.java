package com.emailpilot.refresher.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientBucketTest {

    private final HandTicker ticker = new HandTicker();
    private final ClientBucket unit = new ClientBucket(ticker);

    @Test
    void givesTwoAtOnce() {
        assertThat(unit.tryTake("one")).isTrue();
        assertThat(unit.tryTake("one")).isTrue();
        assertThat(unit.tryTake("one")).isFalse();
    }

    @Test
    void knowsClientsApart() {
        empty("one");

        assertThat(unit.tryTake("other")).isTrue();
    }

    @Test
    void saysWhenTheNextOneIsThere() {
        empty("one");
        ticker.pass(Duration.ofSeconds(5));

        assertThat(unit.untilNext("one")).isEqualTo(Duration.ofSeconds(10));
        assertThat(unit.untilNext("other")).isZero();
    }

    @Test
    void givesOneMoreAfterFifteenSeconds() {
        empty("one");
        ticker.pass(Duration.ofSeconds(15));

        assertThat(unit.untilNext("one")).isZero();
        assertThat(unit.tryTake("one")).isTrue();
        assertThat(unit.tryTake("one")).isFalse();
    }

    @Test
    void isNotFullerThanFullAfterALongTime() {
        empty("one");
        ticker.pass(Duration.ofHours(1));

        assertThat(IntStream.range(0, 5).filter(_ -> unit.tryTake("one"))).hasSize(2);
    }

    @Test
    void staysUnderTenAMinuteForWhoNeverStopsAsking() {
        long taken = IntStream.range(0, 60)
                .peek(_ -> ticker.pass(Duration.ofSeconds(1)))
                .filter(_ -> unit.tryTake("one"))
                .count();

        assertThat(taken).isBetween(5L, 6L);
    }

    @Test
    void staysEmptyWhileItIsAskedInVain() {
        empty("one");
        IntStream.range(0, 100).forEach(_ -> unit.tryTake("one"));

        assertThat(unit.untilNext("one")).isEqualTo(Duration.ofSeconds(15));
    }

    private void empty(String clientId) {
        unit.tryTake(clientId);
        unit.tryTake(clientId);
    }
}
