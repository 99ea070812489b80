package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.common.base.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F5: two gateways behind one address, killed in turn while people connect, each a few seconds after it is healthy. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class KillsUnderLoadIT {

    private static final Duration LASTS = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int A_SECOND = 20;
    private static final int ACCOUNTS = 600;
    private static final int SHORTEST_LIFE_MILLIS = 2_000;
    private static final int LONGEST_LIFE_MILLIS = 5_000;

    private final Random random = new Random(5);
    private final SystemUnderTest system;

    KillsUnderLoadIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void connectsEverybodyThoughOneGatewayAfterTheOtherIsKilled() {
        try (var subscriptions = new LiveSubscriptions(system)) {
            var ofTheFirst = subscriptions.all();
            var gateways =
                    List.of(system.part(LocalSystem.GATEWAY), system.instances().gatewayWith(Map.of()));
            var doors = gateways.stream().map(LocalPart::url).toList();
            try (var door = new FrontDoor(doors);
                    var crowd = new Crowd(system, door.url(), accounts())) {
                crowd.begin(A_SECOND);
                var kills = killInTurn(gateways, subscriptions, ofTheFirst);
                crowd.end();
                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(this::isSettled);

                tell(kills, crowd);
                assertThat(crowd.gaveUp()).isEmpty();
                assertThat(connectedAccounts()).doesNotHaveDuplicates().containsAll(crowd.connected());
            }
        }
    }

    private List<String> accounts() {
        return Stream.generate(() -> system.sandbox().newAccount(0, 0))
                .limit(ACCOUNTS)
                .toList();
    }

    private int killInTurn(List<LocalPart> gateways, LiveSubscriptions subscriptions, Set<String> ofTheFirst) {
        var watch = Stopwatch.createStarted();
        var kills = 0;
        var ofTheNext = ofTheFirst;
        while (watch.elapsed().compareTo(LASTS) < 0) {
            var gateway = gateways.get(kills % gateways.size());
            letLive(gateway);
            var ofTheOther = subscriptions.allBut(ofTheNext);
            gateway.kill9();
            subscriptions.expire(ofTheNext);
            ofTheNext = ofTheOther;
            gateway.start();
            gateway.awaitReady();
            kills++;
        }
        return kills;
    }

    private void letLive(LocalPart gateway) {
        var life = Duration.ofMillis(random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
        await().atMost(PATIENCE).pollDelay(life).until(gateway::isAlive);
    }

    private boolean isSettled() {
        var dump = FirestoreDump.of(system);
        return dump.collection("outbox").isEmpty()
                && dump.collection("grants", grant -> grant.text("status").equals("WAITING"))
                        .isEmpty();
    }

    private List<String> connectedAccounts() {
        return FirestoreDump.of(system).collection("clients").stream()
                .map(client -> client.text("klaviyo.account_id"))
                .toList();
    }

    private void tell(int kills, Crowd crowd) {
        var grants = FirestoreDump.of(system).collection("grants").stream()
                .collect(Collectors.groupingBy(grant -> grant.text("status"), Collectors.counting()));
        var connects = crowd.landings().getOrDefault(CONNECTED, 0L);
        System.out.println("F5: " + kills + " kills in " + LASTS.toSeconds() + " s, " + connects / LASTS.toSeconds()
                + " of " + A_SECOND + " handshakes a second; landings " + crowd.landings() + "; grants " + grants + "; "
                + connectedAccounts().size() + " clients of "
                + crowd.connected().size() + " accounts");
    }
}
