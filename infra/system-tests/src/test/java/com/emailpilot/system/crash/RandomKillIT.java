package com.emailpilot.system.crash;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class RandomKillIT {

    private static final int PEOPLE = 10;
    private static final int LATEST_KILL_MILLIS = 120;
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
        var people = Stream.generate(this::readyToComeBack).limit(PEOPLE).toList();

        var landings = people.stream().collect(toMap(Person::account, RandomKillIT::comesBack));
        CompletableFuture.runAsync(gateway::kill9, CompletableFuture.delayedExecutor(delay, MILLISECONDS))
                .join();
        var hungUp = landings.entrySet().stream()
                .filter(landing -> !landing.getValue().join().equals(CONNECTED))
                .map(Map.Entry::getKey)
                .toList();
        gateway.start();
        gateway.awaitReady();
        hungUp.forEach(account -> assertThat(admin.connect(account)).isEqualTo(CONNECTED));

        System.out.println("killed after " + delay + " ms: " + hungUp.size() + " of " + PEOPLE + " were hung up on");
        assertThat(landings.keySet())
                .allSatisfy(
                        account -> await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent));
    }

    private Person readyToComeBack() {
        var account = system.sandbox().newAccount(0, 0);
        var session = system.admin();
        return new Person(account, session, session.allow(session.start(), account));
    }

    private static CompletableFuture<String> comesBack(Person person) {
        return CompletableFuture.supplyAsync(() -> person.session().land(person.callback()), Thread::startVirtualThread)
                .exceptionally(_ -> "hung up");
    }

    /** Somebody who said yes at Klaviyo and has not been sent back yet. */
    private record Person(String account, AdminSession session, String callback) {}
}
