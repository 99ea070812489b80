package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, what a person decides on them, and where that leads. */
final class ConsentTest {

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
    void letsThePersonChooseAmongAccounts() {
        var page = integration.openConsent(Integration.authorizeParameters());

        assertThat(page.body())
                .contains("type=\"radio\" name=\"account\" value=\"NWc0f1\"")
                .contains("type=\"radio\" name=\"account\" value=\"ATou25\"")
                .contains("value=\"allow\">Allow<")
                .contains("value=\"cancel\"")
                .contains("<code>segments:read</code>")
                .contains("This is not Klaviyo");
    }

    @Test
    void offersTheFirstAndTheNewestAccountWhereThereAreTooManyForThePage() {
        integration.control("POST", "/sandbox/accounts", "{\"count\":60}");
        var newest = Integration.json(integration.control("POST", "/sandbox/accounts", "{}"))
                .at("/0/id")
                .asString();

        var page = integration.openConsent(Integration.authorizeParameters());

        assertThat(page.body()).contains("value=\"NWc0f1\"", "value=\"" + newest + "\"");
    }

    @Test
    void escapesWhatAccountsCallThemselves() {
        var page = integration.openConsent(Integration.authorizeParameters());

        assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
    }

    @Test
    void letsTheFormLeadBackToTheAppAndNowhereElse() {
        var page = integration.openConsent(Integration.authorizeParameters());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .endsWith("form-action 'self' http://localhost:8000");
    }

    @Test
    void returnsCodeAndStateWhenAllowed() {
        var response = integration.decide(Integration.authorizeParameters(), "allow", "NWc0f1");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Integration.location(response)).startsWith(Integration.CALLBACK + "?code=");
        assertThat(Integration.parameter(response, "state")).isEqualTo("the-state");
    }

    @Test
    void returnsAccessDeniedAndStateWhenCancelled() {
        var response = integration.decide(Integration.authorizeParameters(), "cancel", "NWc0f1");

        assertThat(Integration.parameter(response, "error")).isEqualTo("access_denied");
        assertThat(Integration.parameter(response, "error_description")).isNotEmpty();
        assertThat(Integration.parameter(response, "state")).isEqualTo("the-state");
        assertThat(Integration.parameter(response, "code")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Bb%20c", "a+b", "%F0%9F%92%8C", "%FF%00", "x%26code%3Dy", "~-._%7E"})
    void echoesTheStateByteForByte(String state) {
        var parameters = Integration.authorizeParameters();
        parameters.remove("state");
        var query = Integration.form(parameters) + "&state=" + state;

        var response = integration.decide(query, "allow", "NWc0f1");

        assertThat(Integration.location(response)).endsWith("&state=" + state);
    }

    @Test
    void sendsNoStateWhenNoneWasSent() {
        var parameters = Integration.authorizeParameters();
        parameters.remove("state");

        var response = integration.decide(parameters, "allow", "NWc0f1");

        assertThat(Integration.location(response)).doesNotContain("state=");
    }

    @Test
    void authorizesAConnectedAccountAgain() {
        var first = integration.connect("NWc0f1").get("refresh_token").asString();

        var second = integration.connect("NWc0f1").get("refresh_token").asString();

        assertThat(second).isNotEqualTo(first);
        assertThat(integration.refresh(first).statusCode()).isEqualTo(200);
        assertThat(integration.refresh(second).statusCode()).isEqualTo(200);
        assertThat(SANDBOX.control().installs()).hasSize(1);
    }

    @Test
    void letsThePersonChooseAnotherAccountTheNextTime() {
        integration.connect("NWc0f1");

        var token = integration.accessToken("CKte09");

        var account = Integration.json(integration.get("/api/accounts", token));
        assertThat(account.at("/data/0/id").asString()).isEqualTo("CKte09");
    }

    @Test
    void endsEarlierGrantsWhereToldTo() {
        SANDBOX.control().reauthorizingEndsEarlierGrants(true);
        var first = integration.connect("NWc0f1").get("refresh_token").asString();

        var second = integration.connect("NWc0f1").get("refresh_token").asString();

        assertThat(integration.refresh(first).statusCode()).isEqualTo(400);
        assertThat(integration.refresh(second).statusCode()).isEqualTo(200);
    }

    @Test
    void startsAMarketplaceInstallWithAPlainLink() {
        var page = integration.send(integration.request(SANDBOX.consentUrl().resolve("/marketplace")));

        assertThat(page.body()).contains("href=\"http://localhost:8000/install\">Install</a>");
    }

    @Test
    void explainsItselfOnItsFirstPage() {
        var page = integration.send(integration.request(SANDBOX.consentUrl().resolve("/")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(SANDBOX.apiUrl() + "/sandbox/ledger").contains("Atlas Outdoor Supply");
    }

    @Test
    void refusesADecisionOnAPageItNeverShowed() {
        var request = integration
                .request(SANDBOX.consentUrl().resolve("/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        Integration.form(Map.of("request", "invented", "decision", "allow", "account", "NWc0f1"))));

        var response = integration.send(request);

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesADecisionForAnAccountThatDoesNotExist() {
        var response = integration.decide(Integration.authorizeParameters(), "allow", "NOPE01");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }
}
