package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps.Tapped;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.common.collect.Lists;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F27 and F28: every message comes up to five times more, and all of them in any order. */
@ExtendWith(RunningSystem.class)
final class DuplicatesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ACCOUNTS = 15;
    private static final int MOST_COPIES = 5;
    private static final int BATCH = 100;

    private final Random random = new Random(27);
    private final SystemUnderTest system;
    private final AdminSession admin;

    DuplicatesIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @Test
    void changesNothingThoughEverythingComesAgainInAnyOrder() { // F27, F28
        var accounts = connectedTwice();
        var before = clients(accounts);
        var events = system.taps().messages().stream()
                .filter(tapped ->
                        List.of("klaviyo-connections", "client-events").contains(tapped.topic()))
                .toList();
        var handledBefore = handled();

        var copies = shuffledCopies(events);
        copies.forEach((topic, messages) -> Lists.partition(messages, BATCH)
                .forEach(batch -> system.topics().publish(topic, batch)));

        var announcements =
                copies.getOrDefault("klaviyo-connections", List.of()).size();
        await().atMost(PATIENCE).until(() -> handled() - handledBefore >= announcements);
        System.out.println(
                "F27/F28: " + copies.values().stream().mapToInt(List::size).sum() + " copies of " + events.size()
                        + " messages in any order, " + announcements + " announcements among them");
        assertThat(clients(accounts)).isEqualTo(before);
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

    private Map<String, List<PubsubMessage>> shuffledCopies(List<Tapped> events) {
        var copies = new ArrayList<Tapped>();
        events.forEach(event -> copies.addAll(Collections.nCopies(1 + random.nextInt(MOST_COPIES), event)));
        Collections.shuffle(copies, random);
        return copies.stream()
                .collect(
                        Collectors.groupingBy(Tapped::topic, Collectors.mapping(Tapped::message, Collectors.toList())));
    }

    private long handled() {
        return system.logLines(LocalSystem.PROVISIONER).stream()
                .filter(line -> line.contains("Grant handled: grant="))
                .count();
    }
}
