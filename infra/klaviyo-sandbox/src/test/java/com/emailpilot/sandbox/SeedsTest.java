package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.control.SeededAccount;
import com.emailpilot.sandbox.oauth.CredentialKind;
import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.sandbox.oauth.LedgerRow;
import com.emailpilot.sandbox.oauth.LedgerSummary;
import com.emailpilot.sandbox.oauth.Scopes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many connections at once. */
final class SeedsTest {

    private static final KlaviyoSandbox SANDBOX = TestSandboxes.frozen();
    private final Integration integration = new Integration(SANDBOX);

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @AfterEach
    void reset() {
        SANDBOX.control().reset();
    }

    @Test
    void connectsEachAccountWithTokensOfItsOwn() {
        var seeds = SANDBOX.control().seed(3, 2, 1, Scopes.all());

        assertThat(seeds)
                .extracting(SeededAccount::accountId)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(seeds).allSatisfy(seed -> {
            assertThat(integration.refresh(String.valueOf(seed.refreshToken())).statusCode())
                    .isEqualTo(200);
            assertThat(integration.get("/api/lists", seed.accessToken()).statusCode())
                    .isEqualTo(200);
        });
    }

    @Test
    void tellsWhatTheLedgerKnows() {
        SANDBOX.control().tokenLifetime(Duration.ofSeconds(90));

        var seed = SANDBOX.control().seed(1, 0, 0, Scopes.all()).getFirst();

        var row = SANDBOX.control().find(Fingerprint.of(seed.accessToken())).orElseThrow();
        assertThat(seed.grantId()).isEqualTo(row.grantId());
        assertThat(seed.installId()).isEqualTo(row.installId());
        assertThat(seed.expiresAt()).isEqualTo(SANDBOX.control().now().plusSeconds(90));
    }

    @Test
    void seedsOverHttp() {
        var seeds = Integration.json(integration.control(
                "POST", "/sandbox/seeds", "{\"count\":2,\"lists\":1,\"segments\":0,\"scopes\":[\"accounts:read\"]}"));

        assertThat(seeds.size()).isEqualTo(2);
        assertThat(seeds.at("/1/expires_at").asString()).isEqualTo("2026-11-22T13:00:00Z");
        var token = seeds.at("/1/refresh_token").asString();
        assertThat(integration.refresh(token).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"count\":5001}"})
    void refusesNoneAndTooManyAtOnce(String body) {
        assertThat(integration.control("POST", "/sandbox/seeds", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void sumsTheLedgerUp() {
        var seeds = SANDBOX.control().seed(2, 0, 0, Scopes.all());
        integration.refresh(String.valueOf(seeds.getFirst().refreshToken()));
        SANDBOX.control().uninstall(seeds.getLast().accountId());

        var kinds = LedgerSummary.of(SANDBOX.control().ledger(_ -> true)).kinds();

        assertThat(kinds.get(CredentialKind.REFRESH_TOKEN)).isEqualTo(new LedgerSummary.Sums(2, 1, 1, 1, 1, 0));
        assertThat(kinds.get(CredentialKind.ACCESS_TOKEN)).isEqualTo(new LedgerSummary.Sums(3, 2, 1, 0, 0, 0));
    }

    @Test
    void sumsTheLedgerUpOverHttp() {
        integration.refresh(String.valueOf(
                SANDBOX.control().seed(1, 0, 0, Scopes.all()).getFirst().refreshToken()));

        var summary = Integration.json(integration.control("GET", "/sandbox/ledger/summary", ""));

        assertThat(summary.at("/kinds/REFRESH_TOKEN/used").asInt()).isEqualTo(1);
        assertThat(summary.at("/requests/token.refresh/200").asInt()).isEqualTo(1);
    }

    @Test
    void readsOneAccountOfMany() {
        var seeds = SANDBOX.control().seed(20, 0, 0, Scopes.all());
        var account = seeds.get(7).accountId();

        List<LedgerRow> rows = SANDBOX.control().ledger(account, LedgerRow::live);

        assertThat(rows).extracting(LedgerRow::accountId).containsExactly(account, account);
    }
}
