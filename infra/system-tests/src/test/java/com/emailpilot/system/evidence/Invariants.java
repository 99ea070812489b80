package com.emailpilot.system.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.events.EventSchemas;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps.Tapped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** What holds after every scenario, whatever happened in it. The numbers are those of the protocols' invariants. */
public final class Invariants {

    /** Marks a message of a test that was never meant to be an event. */
    public static final String POISON = "system-tests-poison";

    private static final Set<String> WITH_DOCUMENT = Set.of("klaviyo-connections", "client-events");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SystemUnderTest system;

    public Invariants(SystemUnderTest system) {
        this.system = system;
    }

    /** Waits until nothing is under way any more, then checks everything and prints what was counted. */
    public void hold() {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(this::nothingIsStuck);
        var dump = FirestoreDump.of(system);
        var events = system.taps().messages().stream()
                .filter(tapped -> WITH_DOCUMENT.contains(tapped.topic())
                        && !tapped.message().containsAttributes(POISON))
                .toList();
        noCodeWasPresentedTwice();
        everyEventHasItsDocument(events, dump);
        everyEventFitsItsSchema(events);
        eachAccountHasOneClient(dump);
        eachClientIsTheSumOfItsEvents(dump);
        storedTokensAreTheLiveOnes(dump);
        noSecretIsInTheClear(dump);
    }

    private void nothingIsStuck() { // I12
        var dump = FirestoreDump.of(system);
        assertThat(dump.collection("outbox")).as("outbox").isEmpty();
        assertThat(dump.collection("grants", grant -> grant.text("status").equals("WAITING")))
                .as("waiting grants")
                .isEmpty();
        assertThat(dump.collection(
                        "clients", client -> client.find("oauth.attempt").isPresent()))
                .as("attempts")
                .isEmpty();
    }

    private void noCodeWasPresentedTwice() { // I3
        var codes = system.sandbox().ledger().stream()
                .filter(row -> row.path("kind").asString().equals("CODE"))
                .toList();
        assertThat(codes)
                .as("codes")
                .allSatisfy(code -> assertThat(authenticated(code)).isLessThan(2));
        print("I3", codes.size() + " codes, none presented twice");
    }

    private static long authenticated(JsonNode code) {
        return code.path("presentations").values().stream()
                .filter(presentation -> presentation.path("authenticated").asBoolean())
                .count();
    }

    private static void everyEventHasItsDocument(List<Tapped> events, FirestoreDump dump) { // I2
        var stored = dump.collection("events").stream().map(StoredDocument::id).collect(Collectors.toSet());
        assertThat(events)
                .allSatisfy(tapped -> assertThat(stored).contains(tapped.event().id()));
        var published = events.stream().map(tapped -> tapped.event().id()).collect(Collectors.toSet());
        assertThat(published).as("published events").containsAll(stored);
        print("I2", events.size() + " messages of " + stored.size() + " stored events");
    }

    private static void everyEventFitsItsSchema(List<Tapped> events) {
        var schemas = new EventSchemas();
        assertThat(events)
                .allSatisfy(
                        tapped -> assertThat(schemas.violations(tapped.event())).isEmpty());
    }

    private static void eachAccountHasOneClient(FirestoreDump dump) { // I4
        var accounts = dump.collection("clients").stream()
                .map(client -> client.text("klaviyo.account_id"))
                .toList();
        assertThat(accounts).doesNotHaveDuplicates();
        assertThat(dump.collection("klaviyo_accounts"))
                .allSatisfy(index -> assertThat(dump.clients(index.id()))
                        .singleElement()
                        .extracting(StoredDocument::id)
                        .isEqualTo(index.text("client_id")))
                .hasSameSizeAs(accounts);
        print("I4", accounts.size() + " clients of as many accounts");
    }

    private static void eachClientIsTheSumOfItsEvents(FirestoreDump dump) { // I5, I6
        assertThat(dump.collection("clients")).allSatisfy(client -> {
            var seqs = dump
                    .collection("events", event -> event.text("client_id").equals(client.id()))
                    .stream()
                    .map(event -> event.number("seq"));
            assertThat(seqs)
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, client.number("oauth.seq"))
                            .boxed()
                            .toList());
        });
    }

    private void storedTokensAreTheLiveOnes(FirestoreDump dump) { // I8
        var live = system.sandbox().ledger().stream()
                .filter(row -> row.path("live").asBoolean())
                .map(row -> row.path("id").asString())
                .collect(Collectors.toSet());
        var clients = dump.collection("clients", client -> client.text("status").equals("active"));
        assertThat(clients)
                .allSatisfy(client -> assertThat(live)
                        .contains(StoredTokens.of(system, client).refreshTokenId()));
        print("I8", clients.size() + " stored refresh tokens, all live");
    }

    private void noSecretIsInTheClear(FirestoreDump dump) { // I13
        var sweep = CanarySweep.of(system, dump);
        assertThat(sweep.leaks()).isEmpty();
        print("I13", sweep.places() + " places without a secret");
    }

    private static void print(String invariant, String counted) {
        System.out.println(invariant + ": " + counted);
    }
}
