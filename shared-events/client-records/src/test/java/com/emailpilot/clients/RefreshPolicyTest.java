package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RefreshPolicyTest {

    private static final Instant STORED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void rotatesAnHourlyTokenTenToThirteenMinutesBeforeItExpires() {
        var early = clients()
                .map(client -> Duration.between(
                        RefreshPolicy.nextRefreshAt(client, STORED, STORED.plus(Duration.ofHours(1))),
                        STORED.plus(Duration.ofHours(1))));

        assertThat(early)
                .allSatisfy(margin -> assertThat(margin).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(13)));
    }

    @Test
    void keepsASixthOfAShortLifetime() {
        var due = RefreshPolicy.nextRefreshAt("client", STORED, STORED.plusSeconds(60));

        assertThat(Duration.between(due, STORED.plusSeconds(60)))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
    }

    @Test
    void rotatesOnceADayHoweverLongATokenLives() {
        var due = RefreshPolicy.nextRefreshAt("client", STORED, STORED.plus(Duration.ofDays(90)));

        assertThat(due).isEqualTo(STORED.plus(Duration.ofHours(24)));
    }

    @Test
    void spreadsClientsOverTheJitter() {
        var distinct = clients()
                .map(client -> RefreshPolicy.nextRefreshAt(client, STORED, STORED.plus(Duration.ofHours(1))))
                .distinct();

        assertThat(distinct.count()).isGreaterThan(300);
    }

    @Test
    void decidesTheSameEachTime() {
        var one = RefreshPolicy.nextRefreshAt("client", STORED, STORED.plusSeconds(3600));

        assertThat(RefreshPolicy.nextRefreshAt("client", STORED, STORED.plusSeconds(3600)))
                .isEqualTo(one);
    }

    @Test
    void usesAllShards() {
        var shards = clients().map(RefreshPolicy::shard).distinct().sorted();

        assertThat(shards).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    private static Stream<String> clients() {
        return Stream.iterate(1, number -> number + 1)
                .limit(500)
                .map(number -> new UUID(number * 0x9E3779B97F4A7C15L, number).toString());
    }
}
