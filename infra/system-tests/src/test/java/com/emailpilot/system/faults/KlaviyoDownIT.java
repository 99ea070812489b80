package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
final class KlaviyoDownIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String UNAVAILABLE = "/admin/clients?error=klaviyo_unavailable";

    private final SystemUnderTest system;
    private final AdminSession admin;

    KlaviyoDownIT(SystemUnderTest system) {
        this.system = system;
        this.admin = system.admin();
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
    }

    @Test
    void createsClientsByItselfOnceKlaviyoIsBack() {
        var failures =
                List.of(Map.of("kind", "status", "status", 503), Map.of("kind", "hang"), Map.of("kind", "challenge"));
        var accounts = failures.stream().map(this::accountThatCannotBeRead).toList();

        assertThat(accounts)
                .allSatisfy(account -> assertThat(admin.connect(account)).isEqualTo(CONNECTED));
        await().atMost(PATIENCE)
                .until(() -> waiting().stream()
                                .filter(grant -> grant.number("postponed") > 1)
                                .count()
                        >= accounts.size());
        var before = exchanges(accounts);
        system.sandbox().heal();

        assertThat(accounts)
                .allSatisfy(
                        account -> await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent));
        assertThat(exchanges(accounts)).isEqualTo(before).isEqualTo(accounts.size());
    }

    @Test
    void saysThatKlaviyoIsUnavailableAndConnectsAtOnceWhenItIsBack() {
        var account = system.sandbox().newAccount(1, 1);
        system.sandbox().fault(account, "token.code", Map.of("kind", "status", "status", 503));

        var landing = admin.connect(account);
        system.sandbox().heal();
        var retried = admin.connect(account);

        assertThat(landing).isEqualTo(UNAVAILABLE);
        assertThat(retried).isEqualTo(CONNECTED);
        await().atMost(PATIENCE).until(() -> admin.client(account), Optional::isPresent);
    }

    @Test
    void neverRepeatsAnExchangeWhoseAnswerWasLost() { // F20
        var account = system.sandbox().newAccount(1, 1);
        system.sandbox().fault(account, "token.code", Map.of("kind", "reset", "when", "after"));

        var landing = admin.connect(account);

        assertThat(landing).isEqualTo(UNAVAILABLE);
        assertThat(exchanges(List.of(account))).isOne();
        assertThat(system.sandbox().ledger(account))
                .filteredOn(row -> row.path("kind").asString().equals("CODE"))
                .singleElement()
                .satisfies(code -> assertThat(code.path("presented").asInt()).isOne());
    }

    private String accountThatCannotBeRead(Map<String, ?> failure) {
        var account = system.sandbox().newAccount(1, 1);
        system.sandbox().fault(account, "accounts", failure);
        return account;
    }

    private List<StoredDocument> waiting() {
        return FirestoreDump.of(system)
                .collection("grants", grant -> grant.text("status").equals("WAITING"));
    }

    private long exchanges(List<String> accounts) {
        return accounts.stream()
                .flatMap(account -> system.sandbox().requests(account).stream())
                .filter(request -> request.path("endpoint").asString().equals("token.code"))
                .count();
    }
}
