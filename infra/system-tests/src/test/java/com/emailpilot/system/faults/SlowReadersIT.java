package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.EventStream;
import com.emailpilot.system.running.EventStream.Received;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F48: a thousand browsers hardly read their streams while much happens; neither the gateway nor another person minds. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class SlowReadersIT {

    private static final int SLOW = 1_000;
    private static final int OTHERS = 3;
    private static final int CLIENTS = 20;
    private static final int EVENTS_A_SECOND = 200;
    private static final int BATCH = 10;
    private static final int NAMES = 300;
    private static final int NAMES_A_SECOND = 5;
    private static final int MOST_LIVE_MEGABYTES = 128;
    private static final Duration LATEST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern NAME = Pattern.compile("\"display_name\":\"name-(\\d+)\"");

    private final List<Instant> named = new CopyOnWriteArrayList<>();
    private final SystemUnderTest system;

    SlowReadersIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void tellsOtherReadersInTimeAndKeepsNothingForTheSlowOnes() {
        var gateway = system.instances().gatewayWith(Map.of("EMAILPILOT_LIVE_STREAMSPERUSER", "2000"));
        var clients = ConnectedClient.many(system, CLIENTS);
        var another = system.login("second@example.com", gateway.url());
        var renamed = connectedBy(another);
        var others = Stream.generate(another::events).limit(OTHERS).toList();

        try (var slow = new SlowReaders(system.admin().at(gateway.url()), SLOW)) {
            await().atMost(PATIENCE).until(() -> slow.opened() >= SLOW);
            var before = Heap.live(gateway.pid());
            tellOf(clients, renamed);
            var after = Heap.live(gateway.pid());
            await().atMost(PATIENCE).until(() -> others.stream().allMatch(this::knowsTheLastName));

            var delays = others.stream().flatMap(this::delays).sorted().toList();
            System.out.println("F48: " + slow.open() + " slow readers, which came " + slow.opened() + " times; p99 "
                    + p99(delays).toMillis() + " ms of " + delays.size() + " for the others; " + after
                    + " MB of heap, and " + before + " MB before");
            assertThat(p99(delays)).isLessThan(LATEST);
            assertThat(after).isLessThan(MOST_LIVE_MEGABYTES);
            assertThat(gateway.isAlive()).isTrue();
        } finally {
            others.forEach(EventStream::close);
        }
    }

    private ConnectedClient connectedBy(AdminSession person) {
        var account = system.sandbox().newAccount(0, 0);
        assertThat(person.connect(account)).isEqualTo(CONNECTED);
        var client = await().atMost(PATIENCE)
                .until(() -> person.client(account), Optional::isPresent)
                .orElseThrow();
        return new ConnectedClient(system, account, client.path("client_id").asString());
    }

    /** Events of these clients at a steady pace, and now and then a new name of another one, until it had all its names. */
    private void tellOf(List<ConnectedClient> clients, ConnectedClient renamed) {
        var events = Iterators.cycle(clients.stream().map(this::updated).toList());
        var ofRenamed = List.of(updated(renamed));
        try (var pace = Executors.newScheduledThreadPool(2)) {
            every(pace, EVENTS_A_SECOND / BATCH, () -> publish(Lists.newArrayList(Iterators.limit(events, BATCH))));
            every(pace, NAMES_A_SECOND, () -> {
                var name = "name-" + named.size();
                named.add(Clock.systemUTC().instant());
                renamed.edit("display_name", name);
                publish(ofRenamed);
            });
            await().atMost(PATIENCE.multipliedBy(2)).until(() -> named.size() >= NAMES);
        }
    }

    private static void every(ScheduledExecutorService pace, int aSecond, Runnable task) {
        var _ = pace.scheduleAtFixedRate(task, 0, 1_000 / aSecond, TimeUnit.MILLISECONDS);
    }

    private void publish(List<PubsubMessage> events) {
        system.topics().publish("client-events", events);
    }

    private PubsubMessage updated(ConnectedClient client) {
        return await().atMost(PATIENCE)
                .until(() -> system.taps().messages("client-updated", client.id()), updates -> !updates.isEmpty())
                .getFirst()
                .message();
    }

    private boolean knowsTheLastName(EventStream stream) {
        return delays(stream).count() == named.size();
    }

    /** From each name's being told to the first look at it, or at a later one. */
    private Stream<Duration> delays(EventStream stream) {
        var delays = new ArrayList<Duration>();
        for (var received : stream.events()) {
            for (var known = delays.size(); known <= name(received); known++) {
                delays.add(Duration.between(named.get(known), received.at()));
            }
        }
        return delays.stream();
    }

    /** Its number; less than none where it has no such name. */
    private static int name(Received received) {
        var name = NAME.matcher(received.data());
        return name.find() ? Integer.parseInt(name.group(1)) : -1;
    }

    private static Duration p99(List<Duration> sorted) {
        return sorted.get(sorted.size() * 99 / 100 - 1);
    }
}
