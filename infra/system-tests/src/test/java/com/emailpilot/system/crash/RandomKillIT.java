package com.emailpilot.system.crash;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class RandomKillIT {

    private static final int PEOPLE = 6;
    private static final int LATEST_KILL_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SystemUnderTest system;
    private final AdminSession admin;

    RandomKillIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @Test
    void connectsEverybodyThoughTheGatewayIsKilledAtAnyMoment() {
        var delay = ThreadLocalRandom.current().nextInt(LATEST_KILL_MILLIS);
        var gateway = system.part(LocalSystem.GATEWAY);
        var accounts = Stream.generate(() -> system.sandbox().newAccount(0, 0))
                .limit(PEOPLE)
                .toList();

        var answers = accounts.stream().map(this::answerUnderWay).toList();
        CompletableFuture.runAsync(gateway::kill9, CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS))
                .join();
        var connected = answers.stream()
                .filter(answer -> answer.join().equals(CONNECTED))
                .count();
        gateway.start();
        gateway.awaitReady();
        connectAgainWhoIsMissing(accounts);

        System.out.println("killed after " + delay + " ms: " + connected + " of " + PEOPLE + " had landed");
        assertThat(accounts)
                .allSatisfy(
                        account -> await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent));
    }

    private CompletableFuture<String> answerUnderWay(String account) {
        var person = system.admin();
        var callback = person.allow(person.start(), account);
        return CompletableFuture.supplyAsync(() -> person.land(callback)).exceptionally(_ -> "hung up");
    }

    /** A durable grant needs nobody; whoever sees no client after a while clicks again. */
    private void connectAgainWhoIsMissing(List<String> accounts) {
        var pending = accounts.stream()
                .filter(account -> admin.client(account).isEmpty())
                .toList();
        pending.forEach(account -> assertThat(admin.connect(account)).isEqualTo(CONNECTED));
    }
}
