package com.emailpilot.system.crash;

import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F12 and F13: a refresher is told to stop, or stands still for longer than its attempt lasts. */
@ExtendWith(RunningSystem.class)
final class RefresherPausedIT {

    private static final int UNDER_LOAD = 12;

    private final SystemUnderTest system;

    RefresherPausedIT(SystemUnderTest system) {
        this.system = system;
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @Test
    void losesNoRotationWhenItIsToldToStopUnderLoad() { // F12
        system.sandbox().settings(RefreshModes.STRICT);
        var clients = ConnectedClient.many(system, UNDER_LOAD);
        var leaving = system.instances().refresher();
        clients.forEach(client -> system.sandbox()
                .fault(
                        client.account(),
                        "token.refresh",
                        Map.of("kind", "delay", "delay", "PT5S", "when", "after", "times", 1)));

        var calls = clients.stream().map(client -> client.wantFresh(leaving)).toList();
        clients.forEach(client -> client.awaitRefreshes(1));
        leaving.signal("TERM");
        await().atMost(PATIENCE).until(() -> !leaving.isAlive());

        assertThat(calls).hasSize(UNDER_LOAD).allMatch(CompletableFuture::isDone);
        assertThat(clients).allSatisfy(client -> {
            assertThat(client.version()).isEqualTo(2);
            assertThat(client.state()).isEqualTo("connected");
            assertThat(client.refreshes()).isOne();
        });
        System.out.println("F12: " + UNDER_LOAD + " rotations in flight at SIGTERM, 0 lost");
    }

    @Test
    void savesTheTokensThatAHolderBringsTooLate() { // F13: escrow
        system.sandbox().settings(RefreshModes.STRICT);
        var client = ConnectedClient.of(system);
        var holder = system.instances().refresherThatPausesAt("R3.before", client.id());

        var late = comesTooLate(client, holder);

        assertThat(client.document().text("oauth.last_attempt.outcome")).isEqualTo("adopted");
        assertThat(client.state()).isEqualTo("connected");
        assertThat(escrows(client)).isZero();
        assertThat(late).succeedsWithin(PATIENCE);
        System.out.println("F13: a holder came 30 s late, its tokens were adopted, " + client.refreshes() + " calls");
    }

    @Test
    void savesTheTokensThatALateHolderLeftWhenItDied() { // R3'
        system.sandbox().settings(RefreshModes.STRICT);
        var client = ConnectedClient.of(system);
        var holder = system.instances().refresherThatPausesAndDies("R3.before", "R3.escrow.after", client.id());

        var late = comesTooLate(client, holder);

        await().atMost(PATIENCE).until(late::isDone);
        assertThat(holder.isAlive()).isFalse();
        assertThat(client.document().text("oauth.last_attempt.outcome")).isEqualTo("adopted");
        assertThat(client.state()).isEqualTo("connected");
    }

    @Test
    void fencesAHolderThatStoodStillDuringItsRequest() { // F13: mid-R2
        system.sandbox().settings(RefreshModes.GRACE);
        var client = ConnectedClient.of(system);
        var holder = system.instances().refresher();
        system.sandbox()
                .fault(
                        client.account(),
                        "token.refresh",
                        Map.of("kind", "delay", "delay", "PT3S", "when", "after", "times", 1));
        client.makeDue();
        var late = client.wantFresh(holder);
        client.awaitRefreshes(1);
        holder.signal("STOP");

        client.sweepUntil(document -> document.number("oauth.token_version") == 2);
        holder.signal("CONT");

        assertThat(late).succeedsWithin(PATIENCE);
        holder.stop();
        assertThat(client.version()).isEqualTo(2);
        assertThat(client.state()).isEqualTo("connected");
    }

    /** It stands still with Klaviyo's answer in its hands until the usual refresher has asked as well; ends when tokens were stored. */
    private CompletableFuture<HttpResponse<String>> comesTooLate(ConnectedClient client, LocalPart holder) {
        client.makeDue();
        var late = client.wantFresh(holder);
        awaitPaused(holder);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "delay", "delay", "PT8S", "times", 1));
        client.sweepUntil(_ -> client.refreshes() == 2);
        holder.signal("CONT");
        client.sweepUntil(document -> document.number("oauth.token_version") == 2);
        return late;
    }

    private long escrows(ConnectedClient client) {
        return FirestoreDump.of(system)
                .collection("token_escrow", escrow -> escrow.text("client_id").equals(client.id()))
                .size();
    }

    /** Its state in the kernel's table is T. */
    private static void awaitPaused(LocalPart part) {
        await().atMost(PATIENCE).until(() -> status(part).lines().anyMatch(line -> line.startsWith("State:\tT")));
    }

    private static String status(LocalPart part) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(part.pid()), "status"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
