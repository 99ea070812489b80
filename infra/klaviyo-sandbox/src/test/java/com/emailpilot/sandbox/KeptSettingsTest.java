package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.accounts.Shelf;
import com.emailpilot.sandbox.accounts.ShelfChange;
import com.emailpilot.sandbox.oauth.LedgerRow;
import com.emailpilot.sandbox.oauth.RefreshMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox knows of accounts and settings in its next run. */
final class KeptSettingsTest {

    private Runs runs;

    @BeforeEach
    void inAFolderOfItsOwn(@TempDir Path folder) {
        runs = new Runs(folder);
    }

    @Test
    void keepsAccountsAndWhatBecameOfThem() {
        List<?> before;
        try (var first = runs.started()) {
            first.control().createAccounts(3, 12, 1);
            first.control().change("NWc0f1", new ShelfChange(Shelf.LISTS, 2, 1, 0, 0));
            before = first.control().accounts();
        }

        try (var second = runs.started()) {
            assertThat(second.control().accounts()).isEqualTo(before);
            assertThat(second.control().createAccounts(1, 0, 0).getFirst().displayName())
                    .isEqualTo("Shop 4");
        }
    }

    @Test
    void keepsSettings() {
        var mode = new RefreshMode.Rotating(Duration.ofSeconds(9), RefreshMode.Grace.NEWEST_SUCCESSOR, true);
        try (var first = runs.started()) {
            first.control().refreshMode(mode);
            first.control().rateLimits(false);
            first.control().advanceClock(Duration.ofDays(400));
        }

        try (var second = runs.started()) {
            var app = new Integration(second);
            assertThat(app.control("GET", "/sandbox/settings", "").body()).contains("NEWEST_SUCCESSOR");
            assertThat(second.control().now())
                    .isAfter(SandboxSettings.defaults().clock().instant().plus(Duration.ofDays(399)));
            var token = Integration.refreshToken(app.connect("NWc0f1"));
            for (int count = 0; count < 11; count++) {
                token = Integration.refreshToken(Integration.json(app.refresh(token)));
            }
            assertThat(token).isNotEmpty();
        }
    }

    @Test
    void takesTheLifetimeOfTheStartUnlessItWasChanged() {
        try (var first = runs.started()) {
            first.control().refreshMode(RefreshMode.Rotating.strict());
        }

        try (var second = KlaviyoSandbox.start(runs.settings().withTokenLifetime(Duration.ofSeconds(7)))) {
            assertThat(new Integration(second)
                            .connect("NWc0f1")
                            .get("expires_in")
                            .asInt())
                    .isEqualTo(7);
        }
    }

    @Test
    void acceptsSecretsOfTheStartAndThoseThatWereAdded() {
        String added;
        try (var first = runs.started()) {
            added = first.control().secrets().add();
        }

        try (var second = runs.started()) {
            assertThat(second.control().app().secrets()).containsExactly(SandboxSettings.DEFAULT_CLIENT_SECRET, added);
        }
    }

    @Test
    void startsAsNewAfterAReset() {
        try (var first = runs.started()) {
            Runs.liveALittle(new Integration(first), first);
            first.control().createAccounts(3, 0, 0);
            first.control().reset();
            new Integration(first).connect("CKte09");
        }

        try (var second = runs.started()) {
            assertThat(second.control().accounts()).hasSize(9);
            assertThat(second.control().ledger(_ -> true))
                    .extracting(LedgerRow::accountId)
                    .containsOnly("CKte09");
            assertThat(second.control().app().secrets()).hasSize(1);
        }
    }
}
