package com.emailpilot.system.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.events.EventSchemas;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps.Tapped;
import com.emailpilot.system.scenario.RunningSystem;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class WatchdogIT {

    private static final Map<String, String> QUICK =
            Map.of("EMAILPILOT_WATCHDOG_EVERY", "1s", "EMAILPILOT_WATCHDOG_READALLEVERY", "2s");

    private final SystemUnderTest system;

    WatchdogIT(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void tellsOnceOfAClientThatNoSweepWillFind() throws ExecutionException, InterruptedException {
        var account = system.sandbox().newAccount(0, 0);
        system.admin().connect(account);
        var record = record(account);
        var dueAt = record.get().get().get("oauth.next_refresh_at");
        record.update("oauth.next_refresh_at", FieldValue.delete()).get();
        var quick = system.instances().provisionerWith(QUICK);

        await().atMost(Duration.ofSeconds(20)).until(() -> !alerts(record).isEmpty());
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(6))
                .until(() -> ids(record).size() == 1);
        quick.stop();
        record.update("oauth.next_refresh_at", dueAt).get();

        var told = alerts(record).getFirst().event();
        assertThat(told.attributes()).containsEntry("ce-subject", "operations/refresh_missing");
        assertThat(new EventSchemas().violations(told)).isEmpty();
        assertThat(alert().get().get().getBoolean("open")).isTrue();
    }

    /** Others look at the same pages, where nothing is wrong. */
    @AfterEach
    void forget() throws ExecutionException, InterruptedException {
        alert().delete().get();
    }

    private DocumentReference alert() {
        return system.firestore().document("alerts/refresh_missing");
    }

    private DocumentReference record(String account) throws ExecutionException, InterruptedException {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !system.taps().messages("client-created", account).isEmpty());
        return system.firestore()
                .collection("clients")
                .whereEqualTo("klaviyo.account_id", account)
                .get()
                .get()
                .getDocuments()
                .getFirst()
                .getReference();
    }

    private List<Tapped> alerts(DocumentReference record) {
        return system.taps().messages("operations-alert-raised", record.getId());
    }

    private List<String> ids(DocumentReference record) {
        return alerts(record).stream()
                .map(tapped -> tapped.event().id())
                .distinct()
                .toList();
    }
}
