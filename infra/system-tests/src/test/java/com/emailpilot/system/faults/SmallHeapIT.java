package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.cloud.firestore.FieldPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F43: a gateway and a refresher with 96 MB of heap each are asked for much more than they can serve. */
@Tag("faults")
@OwnSystem(sweepSeconds = 10)
@ExtendWith(RunningSystem.class)
final class SmallHeapIT {

    /** Wins over the usual flags; the second is what production has, so that nothing goes on after it unseen. */
    private static final Map<String, String> HEAP = Map.of("_JAVA_OPTIONS", "-Xmx96m -XX:+ExitOnOutOfMemoryError");

    private static final Duration LASTS = Duration.ofMinutes(2);
    private static final int ACCOUNTS = 300;
    private static final int CLIENTS = 100;
    private static final int AFTERWARDS = 20;

    /** What comes on a busy day. */
    private static final int HANDSHAKES_A_SECOND = 20;

    /** Ten times that, and more. */
    private static final int LISTS_A_SECOND = 600;

    private static final int CREDENTIALS_A_SECOND = 400;

    /** In one commit. */
    private static final int MOST_WRITES = 500;

    /** What Cloud Run lets in to one instance, as {@code services.tf} tells it. */
    private static final int MOST_AT_THE_GATEWAY = 500;

    private static final int MOST_AT_THE_REFRESHER = 200;

    private final AtomicInteger turn = new AtomicInteger();
    private final SystemUnderTest system;
    private final LocalPart gateway;
    private final LocalPart refresher;
    private final List<ConnectedClient> clients;
    private final AdminSession person;

    SmallHeapIT(SystemUnderTest system) {
        this.system = system;
        system.sandbox().settings(Map.of("token_lifetime", "PT2M"));
        this.gateway = system.instances().gatewayWith(HEAP);
        this.refresher = system.instances().refresherWith(HEAP);
        refresher.awaitReady();
        this.clients = ConnectedClient.many(system, CLIENTS);
        this.person = system.admin().at(gateway.url());
    }

    @Test
    void shedsWhatItCannotServeAndGoesOn() {
        try (var lists = new Flood(MOST_AT_THE_GATEWAY, this::list);
                var credentials = new Flood(MOST_AT_THE_REFRESHER, this::credential);
                var crowd = new Crowd(system, gateway.url(), accounts(ACCOUNTS).toList())) {
            lists.begin(LISTS_A_SECOND);
            credentials.begin(CREDENTIALS_A_SECOND);
            crowd.begin(HANDSHAKES_A_SECOND);
            await().atMost(LASTS.plusMinutes(1)).during(LASTS).until(() -> gateway.isAlive() && refresher.isAlive());
            Stream.of(lists, credentials).forEach(Flood::end);
            crowd.end();

            tell(lists, credentials, crowd);
            assertThat(Stream.of(lists, credentials)).allSatisfy(SmallHeapIT::servesOrSheds);
            assertThat(crowd.gaveUp()).isEmpty();
        }
        forgetReads();
        assertThat(accounts(AFTERWARDS).map(person::connect)).containsOnly(CONNECTED);
        assertThat(Stream.generate(this::list).limit(AFTERWARDS)).containsOnly("200");
        assertThat(Stream.generate(this::credential).limit(AFTERWARDS)).containsOnly("200");
        assertNeverOutOfMemory();
        gateway.stop();
        refresher.stop();
    }

    private static void servesOrSheds(Flood flood) {
        assertThat(flood.answers())
                .containsKey("200")
                .allSatisfy((answer, _) -> assertThat(answer).isIn("200", "429", "503", "sent away"));
    }

    private Stream<String> accounts(int count) {
        return Stream.generate(() -> system.sandbox().newAccount(0, 0)).limit(count);
    }

    /** Reads a list of clients to its end; the status. */
    private String list() {
        try (var socket = person.open("/api/clients?limit=50");
                var lines = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var status = lines.readLine();
            lines.lines().forEach(_ -> {});
            return status == null ? "hung up" : status.split(" ", 3)[1];
        } catch (IOException | UncheckedIOException _) {
            return "hung up";
        }
    }

    /** Asks for a credential that a client has for half of the time; the status. */
    private String credential() {
        var client = clients.get(Math.floorMod(turn.getAndIncrement(), clients.size()));
        try {
            var answer = system.downstream().credential(refresher.url(), client.id(), Duration.ofMinutes(1));
            return Integer.toString(answer.statusCode());
        } catch (CompletionException _) {
            return "hung up";
        }
    }

    private void tell(Flood lists, Flood credentials, Crowd crowd) {
        System.out.println("F43: 96 MB of heap each, " + LASTS.toSeconds() + " s, " + LISTS_A_SECOND + " lists, "
                + CREDENTIALS_A_SECOND + " credentials and " + HANDSHAKES_A_SECOND + " handshakes a second: lists "
                + lists.answers() + "; credentials " + credentials.answers() + "; landings " + crowd.landings()
                + "; live afterwards " + Heap.live(gateway.pid()) + " and " + Heap.live(refresher.pid()) + " MB");
    }

    /** One row for each credential that was asked for: too many to look through again and again. */
    private void forgetReads() {
        try {
            while (forgetSomeReads() > 0) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The audit rows cannot be deleted", e);
        }
    }

    private int forgetSomeReads() throws ExecutionException, InterruptedException, TimeoutException {
        var rows = system.firestore()
                .collection("audit")
                .select(FieldPath.documentId())
                .limit(MOST_WRITES)
                .get()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var deletion = system.firestore().batch();
        rows.forEach(row -> deletion.delete(row.getReference()));
        var _ = deletion.commit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return rows.size();
    }

    private void assertNeverOutOfMemory() {
        assertThat(Stream.of(gateway, refresher)).allSatisfy(part -> {
            assertThat(part.isAlive()).isTrue();
            assertThat(system.logs().lines(part.name())).noneMatch(line -> line.contains("java.lang.OutOfMemoryError"));
        });
    }
}
