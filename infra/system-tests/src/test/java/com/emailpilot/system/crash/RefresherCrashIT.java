package com.emailpilot.system.crash;

import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F8 to F11: a refresher dies in the middle of a rotation, and another one of the same system goes on. */
@ExtendWith(RunningSystem.class)
final class RefresherCrashIT {

    private static final Duration EXCLUSIVE = Duration.ofSeconds(30);

    private final SystemUnderTest system;

    RefresherCrashIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @Test
    void isTakenOverWhenKilledAfterTakingTheAttempt() { // F8
        system.sandbox().settings(RefreshModes.STRICT);
        var client = ConnectedClient.of(system);
        kill("R1.after", client);
        var takenAt = client.document().time("oauth.attempt.taken_at").orElseThrow();

        client.sweepUntil(RefresherCrashIT::isRotated);

        var calls = system.sandbox().refreshTimes(client.account());
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst()).isAfter(takenAt.plus(EXCLUSIVE));
        System.out.println("F8: taken over after " + since(takenAt, calls.getFirst()) + ", 1 call");
    }

    @Test
    void losesNothingWhenKilledAfterTheAnswerOfAProviderWithGrace() { // F9
        system.sandbox().settings(RefreshModes.GRACE);
        var client = ConnectedClient.of(system);
        kill("R3.before", client);

        client.sweepUntil(RefresherCrashIT::isRotated);

        assertThat(client.refreshes()).isEqualTo(2);
        assertThat(client.state()).isEqualTo("connected");
        assertThat(client.document().find("oauth.ambiguous_since")).isPresent();
        System.out.println("F9: 1 answer lost, 2 calls, 0 grants lost");
    }

    @Test
    void namesExactlyThoseRotationsLostWhoseAnswerAStrictProviderGaveToTheDead() { // F10
        system.sandbox().settings(RefreshModes.STRICT);
        var clients = ConnectedClient.many(system, 3);
        kill("R3.before", clients.get(0));
        kill("R2.before", clients.get(1));
        kill("R3.before", clients.get(2));

        clients.forEach(client -> client.sweepUntil(document -> isRotated(document) || isOver(document)));

        assertThat(clients)
                .extracting(ConnectedClient::state)
                .containsExactly("rotation_lost", "connected", "rotation_lost");
        System.out.println("F10: 3 kills, 2 of them after the answer, 2 rotations lost");
    }

    @Test
    void asksKlaviyoNoSecondTimeWhenKilledAfterTheResult() { // F11
        system.sandbox().settings(RefreshModes.STRICT);
        var client = ConnectedClient.of(system);

        kill("R3.after", client);
        system.topics().expiring(client.id(), 1);
        system.topics().refreshRequested(client.id(), 1);
        client.sweepUntil(document ->
                !system.taps().messages("tokens-rotated", client.account()).isEmpty());

        assertThat(client.version()).isEqualTo(2);
        assertThat(client.refreshes()).isOne();
    }

    @Test
    void endsTheAttemptOfSomebodyWhoWasKilledBeforeEndingIt() { // R4
        var client = ConnectedClient.of(system);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "status", "times", 1));
        kill("R4.before", client);

        client.sweepUntil(RefresherCrashIT::isRotated);

        assertThat(client.refreshes()).isEqualTo(2);
        assertThat(client.state()).isEqualTo("connected");
    }

    /** The wish goes to a refresher that dies of it, and is due for everybody from then on. */
    private void kill(String step, ConnectedClient client) {
        var doomed = system.instances().refresherThatDiesAt(step, client.id());
        client.makeDue();
        var call = client.wantFresh(doomed);
        await().atMost(PATIENCE).until(() -> !doomed.isAlive());
        assertThat(call).failsWithin(PATIENCE);
    }

    private static boolean isRotated(StoredDocument client) {
        return client.number("oauth.token_version") == 2;
    }

    private static boolean isOver(StoredDocument client) {
        return client.text("oauth.state").equals("rotation_lost");
    }

    private static String since(Instant earlier, Instant later) {
        return Duration.between(earlier, later).toSeconds() + " s";
    }
}
