package com.emailpilot.system.performance;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.FirestoreWire;
import com.emailpilot.system.running.FirestoreWire.Call;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class RemoteCallsIT {

    private static final int STARTS = 20;

    private final SystemUnderTest system;
    private final AdminSession admin;

    RemoteCallsIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @Test
    void startsAFlowWithoutAnyRemoteCall() {
        awaitQuiet();
        var before = calls(system.gatewayWire(), 0).size();
        var messages = system.taps().messages().size();
        var requests = system.sandbox().requestCount();

        for (var flow = 0; flow < STARTS; flow++) {
            admin.start();
        }

        assertThat(calls(system.gatewayWire(), before)).isEmpty();
        assertThat(system.taps().messages()).hasSize(messages);
        assertThat(system.sandbox().requestCount()).isEqualTo(requests);
    }

    @Test
    void neverBeginsATransaction() {
        var account = connected();

        assertThat(system.sandbox().requests(account)).isNotEmpty();
        assertThat(List.of(system.gatewayWire(), system.provisionerWire()))
                .allSatisfy(wire -> assertThat(wire.calls())
                        .extracting(Call::method)
                        .contains("Commit")
                        .doesNotContain("BeginTransaction", "Rollback"));
    }

    @Test
    void handlesACallbackWithThreeCallsOfFirestoreAndOneOfKlaviyo() {
        var account = system.sandbox().newAccount(0, 0);
        var callback = admin.allow(admin.start(), account);
        awaitQuiet();
        var before = calls(system.gatewayWire(), 0).size();

        assertThat(admin.land(callback)).isEqualTo(CONNECTED);

        var calls =
                calls(system.gatewayWire(), before).stream().map(Call::method).toList();
        assertThat(calls).containsExactlyInAnyOrder("Commit", "BatchGetDocuments", "Commit");
        assertThat(system.sandbox().requests(account))
                .filteredOn(request -> request.path("endpoint").asString().startsWith("token"))
                .hasSize(1);
    }

    private String connected() {
        var account = system.sandbox().newAccount(0, 0);
        admin.connect(account);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.client(account)
                        .filter(client -> client.has("lists_count"))
                        .isPresent());
        return account;
    }

    /** The live page may still read clients of earlier tests. */
    private void awaitQuiet() {
        var last = new AtomicInteger(-1);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    var now = calls(system.gatewayWire(), 0).size();
                    return last.getAndSet(now) == now;
                });
    }

    /** Without what runs on a schedule beside every flow: the relay, the ended sessions, and the report of the keys. */
    private static List<Call> calls(FirestoreWire wire, int since) {
        return wire.calls().stream()
                .filter(call -> !call.method().equals("RunQuery") && !isMark(call) && !call.concerns("keysets"))
                .skip(since)
                .toList();
    }

    private static boolean isMark(Call call) {
        return call.concerns("outbox") && !call.concerns("events");
    }
}
