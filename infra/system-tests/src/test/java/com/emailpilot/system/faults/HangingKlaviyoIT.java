package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.common.base.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F18: Klaviyo takes many calls and answers none of them; their callers are told in time, and other work goes on as before. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class HangingKlaviyoIT {

    private static final int HANGING = 120;
    private static final int OTHERS = 100;
    private static final int AT_ONCE = 4;
    private static final int TIMES_WORSE = 2;
    private static final Duration CALLERS_WAIT = Duration.ofSeconds(8);
    private static final Duration CALLS_LAST = Duration.ofSeconds(15);
    private static final Duration ON_THE_WAY = Duration.ofSeconds(2);

    private final SystemUnderTest system;
    private final LocalPart refresher;

    HangingKlaviyoIT(SystemUnderTest system) {
        this.system = system;
        this.refresher = system.part(LocalSystem.REFRESHER);
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
    }

    @Test
    void goesOnWithOtherWorkWhileManyCallsHang() {
        var clients = ConnectedClient.many(system, HANGING + OTHERS);
        var hanging = clients.subList(0, HANGING);
        var others = clients.subList(HANGING, clients.size());
        refreshed(hanging);
        var before = refreshed(others);
        system.sandbox().fault(accounts(hanging), "token.refresh", Map.of("kind", "hang"));

        var hung = Stopwatch.createStarted();
        var callers = begin(hanging);
        var during = refreshed(others);
        assertThat(hung.elapsed()).isLessThan(CALLS_LAST);
        var waits = callers.stream().map(CompletableFuture::join).sorted().toList();
        var lasted = lasted(hanging);
        recover(hanging);

        System.out.println("F18: " + HANGING + " calls hung for " + millis(lasted) + ", their callers waited "
                + millis(waits) + "; " + OTHERS + " others, p99 " + p99(during).toMillis() + " ms, and "
                + p99(before).toMillis() + " ms before");
        assertThat(p99(during)).isLessThan(p99(before).multipliedBy(TIMES_WORSE));
        assertThat(waits.getLast()).isLessThan(CALLERS_WAIT.plus(ON_THE_WAY));
        assertThat(lasted).allSatisfy(time -> assertThat(time).isCloseTo(CALLS_LAST, ON_THE_WAY));
    }

    /** Has half of them asked for and half of them hinted at, until all of their calls are under way. */
    private List<CompletableFuture<Duration>> begin(List<ConnectedClient> clients) {
        var half = clients.size() / 2;
        var callers = clients.subList(0, half).stream().map(this::answered).toList();
        clients.subList(half, clients.size()).forEach(this::hint);
        await().atMost(CALLERS_WAIT).until(() -> wereAskedTwice(clients));
        return callers;
    }

    /** How long each of them waited for other tokens, a few at once, shortest first. */
    private List<Duration> refreshed(List<ConnectedClient> clients) {
        try (var services = Executors.newFixedThreadPool(AT_ONCE)) {
            return clients.stream()
                    .map(client -> CompletableFuture.supplyAsync(() -> refreshed(client), services))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
        }
    }

    private Duration refreshed(ConnectedClient client) {
        var before = client.version();
        var waited = answered(client).join();
        assertThat(client.version()).isEqualTo(before + 1);
        return waited;
    }

    /** How long a service waits for a credential, which it gets. */
    private CompletableFuture<Duration> answered(ConnectedClient client) {
        var watch = Stopwatch.createUnstarted();
        var answer = client.wantFresh(refresher);
        watch.start();
        return answer.thenApply(given -> {
            var waited = watch.elapsed();
            assertThat(given.statusCode()).isEqualTo(200);
            return waited;
        });
    }

    private void hint(ConnectedClient client) {
        client.makeDue();
        system.topics().expiring(client.id(), client.version());
    }

    private boolean wereAskedTwice(List<ConnectedClient> clients) {
        var asked = system.sandbox().refreshes();
        return clients.stream()
                .allMatch(client ->
                        asked.getOrDefault(client.account(), List.of()).size() == 2);
    }

    /** From Klaviyo's being asked to the end of each attempt, shortest first. */
    private List<Duration> lasted(List<ConnectedClient> clients) {
        clients.forEach(client -> client.awaitThat(HangingKlaviyoIT::isDegraded));
        var asked = system.sandbox().refreshes();
        return clients.stream()
                .map(client -> Duration.between(
                        asked.getOrDefault(client.account(), List.of()).getLast(),
                        client.document().time("oauth.last_attempt.at").orElseThrow()))
                .sorted()
                .toList();
    }

    private void recover(List<ConnectedClient> clients) {
        heal();
        clients.forEach(ConnectedClient::makeDue);
        ConnectedClient.sweepUntil(clients, document -> document.number("oauth.token_version") == 3);
    }

    private static boolean isDegraded(StoredDocument document) {
        return document.text("oauth.state").equals("degraded");
    }

    private static List<String> accounts(List<ConnectedClient> clients) {
        return clients.stream().map(ConnectedClient::account).toList();
    }

    private static Duration p99(List<Duration> sorted) {
        return sorted.get(sorted.size() * 99 / 100 - 1);
    }

    private static String millis(List<Duration> sorted) {
        return sorted.getFirst().toMillis() + " to " + sorted.getLast().toMillis() + " ms";
    }
}
