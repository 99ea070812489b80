package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.Canary;
import com.emailpilot.sandbox.oauth.CredentialKind;
import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.sandbox.oauth.LedgerRow;
import com.emailpilot.sandbox.oauth.Presentation;
import com.emailpilot.sandbox.oauth.RefreshMode;
import com.emailpilot.sandbox.oauth.RevocationCause;
import com.emailpilot.sandbox.traffic.ReceivedRequest.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be seen of codes, tokens and requests. */
final class LedgerTest {

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
    void followsACodeToItsTokens() {
        var code = integration.code("NWc0f1");

        var tokens = Integration.json(integration.exchange(code));

        var codeRow = row(code);
        var refreshRow = row(tokens.get("refresh_token").asString());
        assertThat(codeRow.used()).isEqualTo(1);
        assertThat(codeRow.live()).isFalse();
        assertThat(refreshRow.parentId()).isEqualTo(codeRow.id());
        assertThat(refreshRow.accountId()).isEqualTo("NWc0f1");
        assertThat(refreshRow.installId())
                .isEqualTo(SANDBOX.control().installs().getFirst().id());
        assertThat(refreshRow.live()).isTrue();
    }

    @Test
    void namesTheSuccessorOfARotatedToken() {
        SANDBOX.control().refreshMode(RefreshMode.Rotating.strict());
        var first = integration.connect("NWc0f1").get("refresh_token").asString();

        var second = Integration.json(integration.refresh(first))
                .get("refresh_token")
                .asString();

        assertThat(row(first).supersededBy()).isEqualTo(Fingerprint.of(second));
        assertThat(row(first).live()).isFalse();
    }

    @Test
    void notesEveryPresentationAndWhetherTheCallerWasTheApp() {
        var code = integration.code("NWc0f1");
        var stranger = integration
                .tokenRequest("/oauth/token", integration.exchangeFields(code))
                .setHeader("Authorization", Integration.basic("wrong"));

        integration.send(stranger);
        integration.exchange(code);

        assertThat(row(code).presentations())
                .extracting(Presentation::authenticated)
                .containsExactly(false, true);
    }

    @Test
    void notesWhereAnAccessTokenWasShown() {
        var token = integration.accessToken("NWc0f1");

        integration.get("/api/lists", token);

        assertThat(row(token).presentations())
                .extracting(Presentation::endpoint)
                .containsExactly("lists");
        assertThat(row(token).used()).isEqualTo(1);
    }

    @Test
    void countsRequestsByEndpointAndOutcome() {
        var token = integration.accessToken("NWc0f1");
        integration.get("/api/accounts", token);
        integration.get("/api/accounts", token);

        var counts = SANDBOX.control().counts();

        assertThat(counts.get("accounts")).isEqualTo(Map.of("200", 1L, "429", 1L));
        assertThat(counts.get("token.code")).isEqualTo(Map.of("200", 1L));
    }

    @Test
    void showsWhatWasReceivedButNoSecret() {
        integration.exchange(integration.code("NWc0f1"));

        var request = SANDBOX.control()
                .requests(received -> received.endpoint().equals("token.code"))
                .getFirst();

        assertThat(request.form())
                .containsExactly(
                        new Field("grant_type", "authorization_code"),
                        new Field("code", null),
                        new Field("redirect_uri", Integration.CALLBACK),
                        new Field("code_verifier", null));
        assertThat(request.headers().get("Authorization")).isEqualTo(List.of("Basic [redacted]"));
        assertThat(request.outcome()).isEqualTo("200");
    }

    @Test
    void neverShowsAValueOverHttp() {
        var tokens = integration.connect("NWc0f1");
        integration.refresh(tokens.get("refresh_token").asString());
        integration.get("/api/lists", tokens.get("access_token").asString());

        var ledger = integration.control("GET", "/sandbox/ledger", "");
        var requests = integration.control("GET", "/sandbox/requests", "");

        assertThat(ledger.body()).contains("REFRESH_TOKEN").doesNotContain(Canary.VALUE);
        assertThat(requests.body()).contains("token.refresh").doesNotContain(Canary.VALUE);
    }

    @Test
    void findsRowsByAccountAndKind() {
        integration.connect("NWc0f1");
        integration.connect("CKte09");

        var ledger =
                Integration.json(integration.control("GET", "/sandbox/ledger?account=CKte09&kind=refresh_token", ""));

        assertThat(ledger.get("credentials").size()).isEqualTo(1);
        assertThat(ledger.at("/credentials/0/account_id").asString()).isEqualTo("CKte09");
    }

    @Test
    void keepsRowsOfDeadTokens() {
        var token = integration.connect("NWc0f1").get("refresh_token").asString();
        SANDBOX.control().uninstall("NWc0f1");

        var row = row(token);

        assertThat(row.revokedAt()).isNotNull();
        assertThat(row.revokedBecause()).isEqualTo(RevocationCause.UNINSTALLED);
        assertThat(row.kind()).isEqualTo(CredentialKind.REFRESH_TOKEN);
    }

    private static LedgerRow row(String value) {
        return SANDBOX.control()
                .ledger(row -> row.id().equals(Fingerprint.of(value)))
                .getFirst();
    }
}
