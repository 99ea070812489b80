package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.faults.Fault;
import com.emailpilot.sandbox.faults.FaultRule;
import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.sandbox.oauth.LedgerRow;
import com.emailpilot.sandbox.oauth.Presentation;
import com.emailpilot.sandbox.oauth.RefreshMode;
import com.emailpilot.sandbox.oauth.RefreshMode.Grace;
import com.emailpilot.sandbox.oauth.RevocationCause;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ledger says of every time that a token was shown, and of what ended it. */
final class PresentationTest {

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
    void saysHowEachUseWasAnswered() {
        var token = connected();
        integration.refresh(token);
        SANDBOX.control().uninstall("NWc0f1");
        integration.refresh(token);

        var shown = row(token).presentations();

        assertThat(shown).extracting(Presentation::endpoint).containsOnly("token.refresh");
        assertThat(shown).extracting(Presentation::status).containsExactly(200, 400);
        assertThat(shown).extracting(Presentation::outcome).containsExactly("200", "400");
        assertThat(shown).extracting(Presentation::spent).containsOnly(false);
    }

    @Test
    void countsPresentationsOfSpentRefreshTokens() {
        SANDBOX.control().refreshMode(RefreshMode.Rotating.strict());
        var spent = connected();
        var successor = Integration.refreshToken(Integration.json(integration.refresh(spent)));
        integration.refresh(spent);
        integration.refresh(successor);

        assertThat(row(spent).presentations()).extracting(Presentation::spent).containsExactly(false, true);
        assertThat(row(spent).presentedSpent()).isEqualTo(1);
        assertThat(row(successor).presentedSpent()).isZero();
    }

    @Test
    void countsPresentationsOfUsedCodes() {
        var code = integration.code("NWc0f1");
        integration.exchange(code);
        integration.exchange(code);

        assertThat(row(code).presentedSpent()).isEqualTo(1);
    }

    @Test
    void tellsAnAnswerThatGotLostFromARequestThatDid() {
        var token = connected();
        SANDBOX.control().fault(FaultRule.next(1, "token.refresh", new Fault.Status(503, null)));
        SANDBOX.control()
                .fault(FaultRule.next(1, "token.refresh", new Fault.Status(502, null))
                        .afterActing());
        integration.refresh(token);
        integration.refresh(token);

        var shown = row(token).presentations();

        assertThat(shown).extracting(Presentation::outcome).containsExactly("503", "502");
        assertThat(shown)
                .extracting(presentation -> Optional.ofNullable(presentation.status()))
                .containsExactly(Optional.empty(), Optional.of(200));
        assertThat(row(token).used()).isEqualTo(1);
    }

    @Test
    void listsTheNewestAndCountsAll() {
        SANDBOX.control().rateLimits(false);
        var token = connected();
        for (int count = 0; count < 201; count++) {
            integration.refresh(token);
        }

        var row = row(token);

        assertThat(row.presented()).isEqualTo(201);
        assertThat(row.presentations()).hasSize(200).allMatch(shown -> "200".equals(shown.outcome()));
    }

    @Test
    void namesTheCauseOfEachEnd() {
        SANDBOX.control().refreshMode(new RefreshMode.Rotating(Duration.ZERO, Grace.SAME_SUCCESSOR, true));
        var familyRevoked = connected("NWc0f1");
        integration.refresh(familyRevoked);
        integration.refresh(familyRevoked);
        var revokedByApp = connected("CKte09");
        integration.revoke(revokedByApp);
        var uninstalled = connected("JSbe10");
        SANDBOX.control().uninstall("JSbe10");
        var revokedByKlaviyo = connected("QHst03");
        SANDBOX.control().revokeTokens("QHst03");

        assertThat(row(familyRevoked).revokedBecause()).isEqualTo(RevocationCause.FAMILY_REVOKED);
        assertThat(row(revokedByApp).revokedBecause()).isEqualTo(RevocationCause.REVOKED_BY_APP);
        assertThat(row(uninstalled).revokedBecause()).isEqualTo(RevocationCause.UNINSTALLED);
        assertThat(row(revokedByKlaviyo).revokedBecause()).isEqualTo(RevocationCause.REVOKED_BY_KLAVIYO);
    }

    @Test
    void findsSpentPresentationsAndLiveTokensOverHttp() {
        SANDBOX.control().refreshMode(RefreshMode.Rotating.strict());
        var spent = connected();
        integration.refresh(spent);
        integration.refresh(spent);

        var replayed = Integration.json(
                integration.control("GET", "/sandbox/ledger?kind=refresh_token&presented_spent=true", ""));
        var live = Integration.json(integration.control("GET", "/sandbox/ledger?kind=refresh_token&live=true", ""));

        assertThat(replayed.get("credentials").size()).isEqualTo(1);
        assertThat(replayed.at("/credentials/0/id").asString()).isEqualTo(Fingerprint.of(spent));
        assertThat(live.get("credentials").size()).isEqualTo(1);
        assertThat(live.at("/credentials/0/id").asString())
                .isEqualTo(replayed.at("/credentials/0/superseded_by").asString());
    }

    private String connected() {
        return connected("NWc0f1");
    }

    private String connected(String account) {
        return Integration.refreshToken(integration.connect(account));
    }

    private static LedgerRow row(String value) {
        return SANDBOX.control().find(Fingerprint.of(value)).orElseThrow();
    }
}
