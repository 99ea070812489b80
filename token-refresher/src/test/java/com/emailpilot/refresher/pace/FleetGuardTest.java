package com.emailpilot.refresher.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetGuardTest {

    private final HandTicker ticker = new HandTicker();
    private final FleetGuard unit = new FleetGuard(ticker);

    @Test
    void suspectsKlaviyoWhenTenClientsAndTwoPercentAreRefused() {
        tried(490);

        refused(10);

        assertThat(unit.suspicious()).isTrue();
    }

    @Test
    void believesKlaviyoAboutNineClients() {
        tried(9);

        refused(9);

        assertThat(unit.suspicious()).isFalse();
    }

    @Test
    void believesKlaviyoAboutLessThanTwoPercent() {
        tried(600);

        refused(10);

        assertThat(unit.suspicious()).isFalse();
    }

    @Test
    void countsAClientOnceHoweverOftenItIsRefused() {
        IntStream.range(0, 20).forEach(_ -> refused(9));

        assertThat(unit.suspicious()).isFalse();
    }

    @Test
    void countsAClientOnceHoweverOftenItIsTried() {
        IntStream.range(0, 5).forEach(_ -> {
            tried(400);
            ticker.pass(Duration.ofMinutes(1));
        });

        refused(10);

        assertThat(unit.suspicious()).isTrue();
    }

    @Test
    void trustsKlaviyoAgainTenMinutesLater() {
        refused(50);

        ticker.pass(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(unit.suspicious()).isFalse();
    }

    @Test
    void forgetsWhomItTriedLongAgo() {
        tried(5000);
        ticker.pass(Duration.ofMinutes(11));

        refused(10);

        assertThat(unit.suspicious()).isTrue();
    }

    private void tried(int clients) {
        IntStream.range(0, clients).forEach(number -> unit.tried("tried-" + number));
    }

    private void refused(int clients) {
        IntStream.range(0, clients).forEach(number -> {
            unit.tried("refused-" + number);
            unit.refused("refused-" + number);
        });
    }
}
