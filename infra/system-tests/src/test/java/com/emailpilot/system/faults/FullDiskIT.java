package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.sandbox.oauth.Canary;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F41: no byte is free where a gateway and a refresher write what they print, and keep temporary files. */
@Tag("faults")
@ExtendWith(RunningSystem.class)
final class FullDiskIT {

    private static final int PEOPLE = 20;
    private static final int CLIENTS = 10;
    private static final int REFUSALS = 300;

    /** What is left of the last block of a log. */
    private static final int BLOCK = 4_096;

    private final SystemUnderTest system;

    FullDiskIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void startsAndServesOnADiskThatIsFull() {
        try (var disk = smallDisk()) {
            disk.fill();

            var pair = startOn(disk);
            var served = serve(pair);

            assertThat(disk.free()).isZero();
            assertThat(pair.logged()).isLessThan(2 * BLOCK);
            assertNothingLeaked(disk);
            pair.stop();
            System.out.println(
                    "F41: the disk was full before the start; " + served + "; " + pair.logged() + " bytes of log");
        }
    }

    @Test
    void servesAndLogsAgainAfterwardsWhenTheDiskFillsMeanwhile() {
        try (var disk = smallDisk()) {
            var pair = startOn(disk);
            var before = pair.logged();

            disk.fill();
            var served = serve(pair);
            var during = pair.logged();
            disk.clear();
            await().atMost(PATIENCE).until(() -> pair.logsAgain(system, during));

            assertThat(during - before).isLessThan(2 * BLOCK);
            assertNothingLeaked(disk);
            pair.stop();
            System.out.println("F41: the disk filled while they ran; " + served + "; the logs grew by "
                    + (during - before) + " bytes, and by " + (pair.logged() - during) + " when there was room again");
        }
    }

    private SmallDisk smallDisk() {
        var logs = system.part(LocalSystem.GATEWAY).log().resolveSibling("").toAbsolutePath();
        var mounted = SmallDisk.mounted(logs);
        assumeTrue(mounted.isPresent(), "not run: a small disk can be mounted by root alone, with CAP_SYS_ADMIN");
        return mounted.orElseThrow();
    }

    private Pair startOn(SmallDisk disk) {
        disk.takeNextLogOf(LocalSystem.GATEWAY);
        disk.takeNextLogOf(LocalSystem.REFRESHER);
        var gateway = system.instances().gatewayWith(disk.forTemporaryFiles());
        var refresher = system.instances().refresherWith(disk.forTemporaryFiles());
        refresher.awaitReady();
        return new Pair(gateway, refresher);
    }

    /** People connect and tokens rotate, and much happens that is worth a line in the log. */
    private String serve(Pair pair) {
        pair.refuse(system, REFUSALS);
        var person = system.admin().at(pair.gateway().url());
        var accounts = Stream.generate(() -> system.sandbox().newAccount(0, 0))
                .limit(PEOPLE)
                .toList();
        assertThat(accounts)
                .allSatisfy(account -> assertThat(person.connect(account)).isEqualTo(CONNECTED));
        await().atMost(PATIENCE).until(() -> haveClients(accounts));
        var rotated = rotate(pair.refresher());
        return PEOPLE + " people connected, " + rotated + " of " + CLIENTS + " credentials given out fresh, "
                + 2 * REFUSALS + " refusals not logged";
    }

    private boolean haveClients(List<String> accounts) {
        var dump = FirestoreDump.of(system);
        return accounts.stream().allMatch(account -> dump.clients(account).size() == 1);
    }

    private long rotate(LocalPart refresher) {
        var clients = ConnectedClient.many(system, CLIENTS);
        var answers =
                clients.stream().map(client -> client.wantFresh(refresher)).toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
        assertThat(clients).allSatisfy(client -> assertThat(client.version()).isEqualTo(2));
        return answers.size();
    }

    private static void assertNothingLeaked(SmallDisk disk) {
        assertThat(disk.written()).allSatisfy((_, text) -> assertThat(text).doesNotContain(Canary.VALUE));
    }

    /** The two whose disk is full. */
    private record Pair(LocalPart gateway, LocalPart refresher) {

        /** Bytes. */
        long logged() {
            return size(gateway) + size(refresher);
        }

        /** Has both of them refuse something, which they log. */
        void refuse(SystemUnderTest system, int times) {
            var person = system.admin().at(gateway.url());
            IntStream.range(0, times).forEach(_ -> refuse(system, person));
        }

        /** Whether both do after another refusal. */
        boolean logsAgain(SystemUnderTest system, long before) {
            refuse(system, 1);
            return logged() > before + 2 * BLOCK && isAlive();
        }

        void stop() {
            assertThat(isAlive()).isTrue();
            gateway.stop();
            refresher.stop();
        }

        private boolean isAlive() {
            return gateway.isAlive() && refresher.isAlive();
        }

        private void refuse(SystemUnderTest system, AdminSession person) {
            assertThat(person.get("/api/clients/unknown").statusCode()).isEqualTo(404);
            assertThat(system.downstream()
                            .credential(refresher.url(), "unknown", Duration.ZERO)
                            .statusCode())
                    .isEqualTo(404);
        }

        private static long size(LocalPart part) {
            try {
                return Files.size(part.log());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
