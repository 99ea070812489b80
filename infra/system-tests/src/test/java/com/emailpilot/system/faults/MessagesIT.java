package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.Invariants;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class MessagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOPIC = "klaviyo-connections";
    private static final String SUBSCRIPTION = "client-provisioner.connections";
    private static final Map<String, String> ENVELOPE = Map.of(
            "ce-id", "poison",
            "ce-source", "//emailpilot/system-tests",
            "ce-specversion", "1.0",
            "ce-type", "com.emailpilot.klaviyo-connected.v1",
            "ce-time", "2026-01-01T00:00:00Z",
            "content-type", "application/json");

    private final SystemUnderTest system;
    private final AdminSession admin;
    private final String account;

    MessagesIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
        this.account = system.sandbox().newAccount(1, 1);
    }

    @Test
    void parksPoisonWithItsReasonAndServesItsNeighbours() { // F31
        var deep = "{\"grant_id\":".repeat(20_000) + "1" + "}".repeat(20_000);
        var poison = List.of(
                poison("no-envelope", Map.of(), ByteString.copyFromUtf8("{}")),
                poison("wrong-schema", ENVELOPE, ByteString.copyFromUtf8("{\"grant_id\":7}")),
                poison("too-deep", ENVELOPE, ByteString.copyFromUtf8(deep)),
                poison("no-utf-8", ENVELOPE, ByteString.copyFrom(new byte[] {(byte) 0xC3, (byte) 0x28})));

        system.topics().publish(TOPIC, poison);
        var landing = admin.connect(account);

        assertThat(landing).isEqualTo(CONNECTED);
        await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent);
        await().atMost(PATIENCE).until(() -> parked().size() >= poison.size());
        assertThat(parked()).hasSize(poison.size()).allSatisfy(letter -> {
            assertThat(letter.text("status")).isEqualTo("PARKED");
            assertThat(letter.text("reason")).isNotBlank();
            assertThat(letter.number("seen")).isOne();
        });
    }

    @Test
    void createsOneClientThoughTheEventIsPublishedAgainAndAgain() { // F29
        admin.connect(account);
        await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent);
        var client = FirestoreDump.of(system).clients(account).getFirst();
        var grantId = grantOf(client);
        var event =
                system.taps().messages("klaviyo-connected", grantId).getFirst().message();

        system.topics().publish(TOPIC, List.of(event, event, event));

        await().atMost(PATIENCE).until(() -> timesHandled(grantId) > 3);
        var after = FirestoreDump.of(system).clients(account);
        assertThat(after).singleElement().extracting(StoredDocument::id).isEqualTo(client.id());
        assertThat(after.getFirst().number("oauth.generation")).isOne();
        assertThat(system.taps().messages("client-created", account)).hasSize(1);
    }

    private String grantOf(StoredDocument client) {
        return FirestoreDump.of(system)
                .collection("grants", grant -> grant.text("client_id").equals(client.id()))
                .getFirst()
                .id();
    }

    private long timesHandled(String grantId) {
        return system.logs().lines("client-provisioner").stream()
                .filter(line -> line.contains("Grant handled: grant=" + grantId.substring(0, 8)))
                .count();
    }

    private List<StoredDocument> parked() {
        return FirestoreDump.of(system)
                .collection(
                        "dead_letters", letter -> letter.text("subscription").equals(SUBSCRIPTION) && isPoison(letter));
    }

    private static boolean isPoison(StoredDocument letter) {
        return letter.find("attributes")
                .filter(attributes -> ((Map<?, ?>) attributes).containsKey(Invariants.POISON))
                .isPresent();
    }

    private static PubsubMessage poison(String kind, Map<String, String> attributes, ByteString data) {
        var marked = new HashMap<>(attributes);
        marked.put(Invariants.POISON, kind);
        marked.computeIfPresent("ce-id", (_, id) -> id + "-" + kind);
        return PubsubMessage.newBuilder().putAllAttributes(marked).setData(data).build();
    }
}
