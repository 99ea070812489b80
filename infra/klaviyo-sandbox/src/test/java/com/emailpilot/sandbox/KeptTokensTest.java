package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.LedgerRow;
import com.emailpilot.sandbox.oauth.RefreshMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox knows of codes and tokens in its next run. */
final class KeptTokensTest {

    private Runs runs;

    @BeforeEach
    void inAFolderOfItsOwn(@TempDir Path folder) {
        runs = new Runs(folder);
    }

    @Test
    void refreshesWithATokenOfTheRunBefore() {
        String token;
        try (var first = runs.started()) {
            token = Integration.refreshToken(new Integration(first).connect("NWc0f1"));
        }

        try (var second = runs.started()) {
            assertThat(new Integration(second).refresh(token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void exchangesACodeOfTheRunBefore() {
        String code;
        try (var first = runs.started()) {
            code = new Integration(first).code("NWc0f1");
        }

        try (var second = runs.started()) {
            assertThat(new Integration(second).exchange(code).statusCode()).isEqualTo(200);
            assertThat(new Integration(second).exchange(code).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void keepsTheWholeLedger() {
        List<LedgerRow> before;
        try (var first = runs.started()) {
            Runs.liveALittle(new Integration(first), first);
            before = first.control().ledger(_ -> true);
        }

        try (var second = runs.started()) {
            assertThat(second.control().ledger(_ -> true)).hasSizeGreaterThan(6).isEqualTo(before);
        }
    }

    @Test
    void keepsTheLedgerOverSeveralRuns() {
        List<LedgerRow> before;
        try (var first = runs.started()) {
            Runs.liveALittle(new Integration(first), first);
            before = first.control().ledger(_ -> true);
        }
        runs.started().close();

        try (var third = runs.started()) {
            assertThat(third.control().ledger(_ -> true)).isEqualTo(before);
        }
    }

    @Test
    void keepsInstallsAndTheNumbersOfRequests() {
        try (var first = runs.started()) {
            var before = new Integration(first);
            before.revoke(Integration.refreshToken(before.connect("NWc0f1")));
            before.connect("CKte09");
        }

        try (var second = runs.started()) {
            assertThat(second.control().installs())
                    .extracting(install -> install.uninstalledAt() == null)
                    .containsExactly(false, true);
            assertThat(second.control().counts())
                    .containsEntry("revoke", Map.of("200", 1L))
                    .containsEntry("token.code", Map.of("200", 2L));
        }
    }

    @Test
    void countsRequestsOn() {
        long last;
        try (var first = runs.started()) {
            new Integration(first).connect("NWc0f1");
            last = first.control().requests(_ -> true).getLast().number();
        }

        try (var second = runs.started()) {
            new Integration(second).openConsent(Integration.authorizeParameters());
            assertThat(second.control().requests(_ -> true))
                    .singleElement()
                    .satisfies(request -> assertThat(request.number()).isEqualTo(last + 1));
        }
    }

    @Test
    void repeatsTheSuccessorOfATokenOfTheRunBefore() {
        String first;
        String second;
        var mode = new RefreshMode.Rotating(Duration.ofMinutes(5), RefreshMode.Grace.SAME_SUCCESSOR, false);
        try (var sandbox = runs.started()) {
            var app = new Integration(sandbox);
            sandbox.control().refreshMode(mode);
            first = Integration.refreshToken(app.connect("NWc0f1"));
            second = Integration.refreshToken(Integration.json(app.refresh(first)));
        }

        try (var sandbox = runs.started()) {
            var again = Integration.json(new Integration(sandbox).refresh(first));
            assertThat(Integration.refreshToken(again)).isEqualTo(second);
        }
    }
}
