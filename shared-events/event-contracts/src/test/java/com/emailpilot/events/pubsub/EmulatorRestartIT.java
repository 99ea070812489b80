package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.ChildProcess;
import com.emailpilot.emulators.EmulatorFinder;
import com.emailpilot.emulators.FreePorts;
import com.emailpilot.emulators.PubSubEmulator;
import com.emailpilot.emulators.TerminalProgress;
import com.emailpilot.events.EventBusContract;
import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import com.emailpilot.events.SeenEvents;
import com.emailpilot.events.TestEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.util.retry.Retry;

class EmulatorRestartIT {

    private static final String CONNECTIONS = "client-provisioner.connections";

    @TempDir
    private Path folder;

    private final int port = FreePorts.next();
    private final TestBus bus = TestBus.at("127.0.0.1:" + port, "restart-test");
    private final SeenEvents seen = new SeenEvents();
    private final SeenEvents live = new SeenEvents();
    private final Deque<ChildProcess> emulators = new ArrayDeque<>();

    @AfterEach
    void close() {
        bus.close();
        emulators.forEach(ChildProcess::close);
    }

    @Test
    void deliveryResumesWhenTheEmulatorComesBackEmpty() {
        startEmulator();
        bus.subscriptions().subscribe(CONNECTIONS, seen);
        OpenSubscription open = bus.subscriptions().subscribeLive("oauth-gateway.live-connections", "instance-1", live);
        EventBusContract.awaitHealthy(open);
        publish();
        assertThat(seen.next().event()).isEqualTo(TestEvents.klaviyoConnected());
        assertThat(live.next().event()).isEqualTo(TestEvents.klaviyoConnected());

        emulators.getLast().kill9();
        startEmulator();
        publish();

        assertThat(seen.next().event()).isEqualTo(TestEvents.klaviyoConnected());
    }

    @Test
    void subscribesBeforeTheEmulatorIsThere() {
        bus.subscriptions().subscribe(CONNECTIONS, seen);

        startEmulator();
        publish();

        assertThat(seen.next().event()).isEqualTo(TestEvents.klaviyoConnected());
    }

    private void startEmulator() {
        var finder = EmulatorFinder.of(
                System.getenv(), Path.of("docker-compose.yml"), new TerminalProgress(System.err, true));
        ChildProcess emulator = PubSubEmulator.start(finder, port, folder.resolve("pubsub.log"), List.of());
        emulators.add(emulator);
        emulator.awaitReady(() -> PubSubEmulator.isReady("127.0.0.1:" + port), Duration.ofSeconds(60));
    }

    /** Repeats until it is stored, as an outbox would. */
    private void publish() {
        bus.publisher()
                .publish(EventBusContract.message(TestEvents.klaviyoConnected()))
                .retryWhen(Retry.backoff(10, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2)))
                .block();
    }
}
