package com.emailpilot.system.faults;

import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.pubsub.v1.PubsubMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class RedriveIT {

    private static final String SUBSCRIPTION = "client-provisioner.enrichment";
    private static final Duration OFTEN = Duration.ofMillis(200);

    private final SystemUnderTest system;
    private final AdminSession ops;
    private final ConnectedClient client;

    RedriveIT(SystemUnderTest system) {
        this.system = system;
        this.ops = system.login("ops@example.com");
        this.client = ConnectedClient.of(system);
    }

    @Test
    void sendsADeadLetterOnceThoughClickedTwiceAndDeadTwice() { // F46
        var created =
                system.taps().messages("client-created", client.id()).getFirst().message();
        awaitCounted(1);
        die(created, 2);
        awaitSeen(created, 2);

        var clicks = Stream.of("first", "first", "second")
                .map(key -> ops.order("/api/ops/dead-letters/" + id(created) + "/redrive", "{}", key + id(created)))
                .toList();

        assertThat(clicks.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .contains(200)
                .isSubsetOf(200, 409);
        await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() -> letter(created).text("status").equals("RESOLVED"));
        die(created, 1);
        awaitSeen(created, 3);
        assertThat(letter(created).text("status")).isEqualTo("RESOLVED");
        assertThat(letter(created).number("redrives")).isOne();
        assertThat(sentAgain()).hasSize(1);
        assertThat(audited(created)).hasSize(1);
        awaitCounted(2);
    }

    /** As if its consumer had given it up, more than once. */
    private void die(PubsubMessage message, int times) {
        var dead = message.toBuilder()
                .clearMessageId()
                .clearOrderingKey()
                .putAttributes("dead-letter-subscription", SUBSCRIPTION)
                .putAttributes("dead-letter-reason", "a test has parked it")
                .putAttributes("system-tests-poison", "redriven")
                .build();
        system.topics().publish(SUBSCRIPTION + ".dead-letter", Collections.nCopies(times, dead));
    }

    private void awaitSeen(PubsubMessage message, long times) {
        await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() -> dump().find("dead_letters", id(message)).stream()
                        .anyMatch(letter -> letter.number("seen") == times));
    }

    private void awaitCounted(int times) {
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> counted() >= times);
        assertThat(counted()).isEqualTo(times);
    }

    private long counted() {
        return system.logs().lines("client-provisioner").stream()
                .filter(line -> line.contains("Client counted: client=" + client.id()))
                .count();
    }

    private List<PubsubMessage> sentAgain() {
        return system.taps().messages("client-created", client.id()).stream()
                .filter(tapped -> tapped.topic().equals("client-events"))
                .map(tapped -> tapped.message())
                .filter(tapped ->
                        tapped.getAttributesOrDefault("replay-target", "").equals(SUBSCRIPTION))
                .toList();
    }

    private List<StoredDocument> audited(PubsubMessage message) {
        return dump().collection("audit", row -> row.text("dead_letter").equals(id(message)));
    }

    private StoredDocument letter(PubsubMessage message) {
        return dump().find("dead_letters", id(message)).orElseThrow();
    }

    private FirestoreDump dump() {
        return FirestoreDump.of(system);
    }

    private static String id(PubsubMessage message) {
        return SUBSCRIPTION + "_" + message.getAttributesOrThrow("ce-id");
    }
}
