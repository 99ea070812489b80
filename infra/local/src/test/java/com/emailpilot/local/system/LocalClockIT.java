package com.emailpilot.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalClockIT {
    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\": *\"([^\"]+)\"");
    private static final String SWEEP = "com.emailpilot.expiry-sweep-due.v1";

    @TempDir
    private Path home;

    private Systems systems;

    @BeforeEach
    void inAFolderOfItsOwn() {
        systems = new Systems(home);
    }

    @Test
    void publishesTheFirstSweepAtOnce() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators())) {
            var pulled = pulled(system);

            assertThat(pulled).contains(SWEEP).contains("//emailpilot/cloud-scheduler");
        }
    }

    @Test
    void publishesAgainAndAgain() throws Exception {
        try (var system = Systems.started(systems.onSharedEmulators().withSweepEvery(Duration.ofSeconds(1)))) {

            assertThat(differentMessages(system, 3)).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void goesOnWhenPubSubHasLostEverything() throws Exception {
        try (var system = Systems.started(systems.onOwnEmulators().withSweepEvery(Duration.ofSeconds(1)))) {
            var pubSub = system.part(LocalSystem.PUBSUB);
            var before = differentMessages(system, 1);

            pubSub.kill9();
            pubSub.start();
            pubSub.awaitReady();

            assertThat(before).isNotEmpty();
            assertThat(differentMessages(system, 1)).isNotEmpty();
            assertThat(system.died()).isNotDone();
        }
    }

    @Test
    void publishesNothingWhenSwitchedOff() throws Exception {
        var system = Systems.started(systems.onSharedEmulators().withoutClock());

        system.close();

        assertThat(pull(system, "\"returnImmediately\": true, ")).doesNotContain(SWEEP);
    }

    private static Set<String> differentMessages(LocalSystem system, int count) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var ids = new HashSet<String>();
        while (ids.size() < count && System.nanoTime() < deadline) {
            MESSAGE_ID.matcher(pulled(system)).results().forEach(found -> ids.add(found.group(1)));
        }
        return ids;
    }

    /** Waits in Pub/Sub for a message, unless the subscription is not there yet. */
    private static String pulled(LocalSystem system) throws IOException, InterruptedException {
        return pull(system, "");
    }

    private static String pull(LocalSystem system, String how) throws IOException, InterruptedException {
        var subscription = URI.create("http://" + system.pubSubHost() + "/v1/projects/" + system.projectId()
                + "/subscriptions/token-refresher.expiry:pull");
        return Web.post(subscription, "{" + how + "\"maxMessages\": 1}");
    }
}
