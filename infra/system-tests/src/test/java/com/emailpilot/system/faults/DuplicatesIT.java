package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.Invariants;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps.Tapped;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.common.collect.Lists;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F27 and F28: every message comes again and again, and in any order, a disconnect before its connect as well. */
@ExtendWith(RunningSystem.class)
final class DuplicatesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ACCOUNTS = 15;
    private static final int DISCONNECTED = 3;
    private static final int COPIES = 1_000;
    private static final int BATCH = 100;

    private final Random random = new Random(27);
    private final SystemUnderTest system;
    private final AdminSession admin;

    DuplicatesIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @AfterEach
    void goOn() {
        Stream.of(LocalSystem.PROVISIONER, LocalSystem.REFRESHER)
                .forEach(part -> system.part(part).signal("CONT"));
    }

    @Test
    void changesNothingThoughEverythingComesAgainInAnyOrder() { // F27, F28
        var accounts = connectedTwice();
        accounts.subList(0, DISCONNECTED).forEach(this::disconnect);
        var before = clients(accounts);
        var events =
                system.taps().messages().stream().filter(DuplicatesIT::isEvent).toList();
        var handledBefore = handled();

        var copies = shuffledCopies(events);
        var announcements = copies.stream().filter(DuplicatesIT::isAnnouncement).count();
        publish(copies);

        await().atMost(PATIENCE).until(() -> handled() - handledBefore >= announcements);
        System.out.println("F27/F28: " + copies.size() + " copies of " + events.size() + " messages in any order, "
                + announcements + " announcements among them, " + DISCONNECTED + " disconnects at first");
        assertThat(clients(accounts)).isEqualTo(before);
    }

    @Test
    void staysDisconnectedThoughTheConnectionBeforeIsHeardOfAfterwards() { // F28
        var client = ConnectedClient.of(system);
        system.part(LocalSystem.PROVISIONER).signal("STOP");
        system.part(LocalSystem.REFRESHER).signal("STOP"); // its revocation would end the new grant as well

        var landing = admin.connect(client.account());
        var answer = admin.disconnect(client.id());
        system.part(LocalSystem.PROVISIONER).signal("CONT");

        await().atMost(PATIENCE).until(() -> !refusals(client).isEmpty());
        system.part(LocalSystem.REFRESHER).signal("CONT");
        client.sweepUntil(document -> document.find("oauth.revoked_at").isPresent());
        assertThat(landing).isEqualTo(CONNECTED);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(refusals(client)).allMatch(refusal -> refusal.concerns("superseded"));
        assertThat(client.document().number("oauth.generation")).isOne();
        assertThat(client.document().text("status")).isEqualTo("disconnected");
    }

    private List<String> connectedTwice() {
        var accounts = Stream.generate(() -> system.sandbox().newAccount(0, 0))
                .limit(ACCOUNTS)
                .toList();
        accounts.forEach(account -> assertThat(admin.connect(account)).isEqualTo(CONNECTED));
        accounts.forEach(account -> assertThat(admin.connect(account)).isEqualTo(CONNECTED));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(FirestoreDump.of(system))
                        .satisfies(dump -> assertThat(accounts)
                                .allSatisfy(account -> assertThat(dump.clients(account))
                                        .singleElement()
                                        .satisfies(client -> isSettled(client, account)))));
        return accounts;
    }

    /** Connected twice, counted, and every event of it was heard. */
    private void isSettled(StoredDocument client, String account) {
        assertThat(client.number("oauth.generation")).isEqualTo(2);
        assertThat(client.find("klaviyo.lists_count")).contains(0L);
        assertThat(client.find("klaviyo.segments_count")).contains(0L);
        assertThat(system.taps().messages().stream()
                        .filter(tapped -> tapped.concerns(account))
                        .map(tapped -> tapped.event().id())
                        .distinct())
                .hasSize(Math.toIntExact(client.number("oauth.seq")));
    }

    /** What each client owes to its events. */
    private Map<String, List<Object>> clients(List<String> accounts) {
        var dump = FirestoreDump.of(system);
        return accounts.stream()
                .map(account -> dump.clients(account).getFirst())
                .collect(Collectors.toMap(StoredDocument::id, DuplicatesIT::effects));
    }

    private static List<Object> effects(StoredDocument client) {
        return Stream.of("status", "oauth.state", "oauth.generation", "oauth.token_version", "oauth.seq", "updated_at")
                .map(client::find)
                .<Object>map(Optional::orElseThrow)
                .toList();
    }

    private void disconnect(String account) {
        var client = FirestoreDump.of(system).clients(account).getFirst();
        assertThat(admin.disconnect(client.id()).statusCode()).isEqualTo(200);
        new ConnectedClient(system, account, client.id())
                .awaitThat(document -> document.find("oauth.revoked_at").isPresent());
        await().atMost(PATIENCE)
                .until(() -> !system.taps()
                        .messages("client-disconnected", client.id())
                        .isEmpty());
    }

    /** Each message once more and some of them often, the disconnects first. */
    private List<Tapped> shuffledCopies(List<Tapped> events) {
        var copies = new ArrayList<>(events);
        while (copies.size() < COPIES) {
            copies.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(copies, random);
        events.stream()
                .filter(event -> event.type().equals("client-disconnected"))
                .forEach(copies::addFirst);
        return copies;
    }

    /** In this order, as far as two topics have one. */
    private void publish(List<Tapped> copies) {
        Lists.partition(copies, BATCH).stream()
                .map(batch -> batch.stream().collect(groupingBy(Tapped::topic, mapping(Tapped::message, toList()))))
                .forEach(batch -> batch.forEach(system.topics()::publish));
    }

    private static boolean isEvent(Tapped tapped) {
        return List.of("klaviyo-connections", "client-events").contains(tapped.topic())
                && !tapped.message().containsAttributes(Invariants.POISON);
    }

    private static boolean isAnnouncement(Tapped tapped) {
        return tapped.type().equals("klaviyo-connected");
    }

    private List<Tapped> refusals(ConnectedClient client) {
        return system.taps().messages("connection-refused", client.id());
    }

    private long handled() {
        return system.logs().lines(LocalSystem.PROVISIONER).stream()
                .filter(line -> line.contains("Grant handled: grant="))
                .count();
    }
}
