package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.events.EventMessage;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps.Tapped;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.cloud.firestore.DocumentSnapshot;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class ReplayIT {

    private static final int EVENTS = 5_000;
    private static final int BATCH = 100;
    private static final String REPLAYS = "/api/ops/replays";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final SystemUnderTest system;
    private final List<Long> progress = new ArrayList<>();

    ReplayIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void goesOnWhereItsKilledGatewayStoppedAndIsOneJobForTwoOrders() { // F45
        var archive = SeededArchive.ofOneClient(system, EVENTS);
        var ops = system.login("ops@example.com");
        var gateway = system.part(LocalSystem.GATEWAY);

        var id = orderTwice(ops, archive.clientId());
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> sent(id) >= 3 * BATCH);
        gateway.kill9();
        var whenKilled = sent(id);
        gateway.start();
        gateway.awaitReady();
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> sent(id) == EVENTS && isDone(id));

        System.out.println("killed after " + whenKilled + " of " + EVENTS + " events");
        assertThat(whenKilled).isBetween(3L * BATCH, EVENTS - 1L);
        assertThat(progress).isSorted();
        await().atMost(PATIENCE)
                .until(() -> replayed(id).map(EventMessage::id).distinct().count() == EVENTS);
        assertThat(replayed(id).count()).isBetween((long) EVENTS, (long) EVENTS + BATCH);
        assertThat(replayed(id))
                .allSatisfy(event ->
                        assertThat(event.attributes()).containsEntry("replay-target", "client-provisioner.enrichment"));
        assertThat(orderTwice(system.login("ops@example.com"), archive.clientId()))
                .isEqualTo(id);
        assertThat(sent(id)).isEqualTo(EVENTS);
    }

    /** Two programs at once, and both mean the same order. */
    private static String orderTwice(AdminSession ops, String clientId) {
        var wanted = "{\"client_id\":\"" + clientId + "\",\"target\":\"client-provisioner.enrichment\"}";
        var ids = Stream.generate(() -> ops.order(REPLAYS, wanted, "of " + clientId)).limit(2).toList().stream()
                .map(CompletableFuture::join)
                .map(ReplayIT::id)
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    /** How far it came; each look is kept. */
    private long sent(String id) {
        var sent = document(id).getLong("sent");
        progress.add(sent == null ? 0 : sent);
        return progress.getLast();
    }

    private boolean isDone(String id) {
        return "DONE".equals(document(id).getString("status"));
    }

    private DocumentSnapshot document(String id) {
        try {
            return system.firestore().document("replays/" + id).get().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The replay cannot be read", e);
        }
    }

    private Stream<EventMessage> replayed(String id) {
        return system.taps().messages().stream()
                .filter(tapped -> tapped.topic().equals("client-events"))
                .map(Tapped::event)
                .filter(event ->
                        event.attributes().getOrDefault("replay-id", "").equals(id));
    }
}
