package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What REST answers look like. */
final class RestTest {

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
    void returnsExactlyTheOwnAccount() {
        var document = Integration.json(integration.get("/api/accounts", integration.accessToken("NWc0f1")));

        assertThat(document.get("data")).hasSize(1);
        assertThat(document.at("/data/0/attributes/contact_information/organization_name")
                        .asString())
                .isEqualTo("Northwind Coffee");
        assertThat(document.at("/data/0/attributes/timezone").asString()).isEqualTo("US/Eastern");
        assertThat(document.at("/links/next").isNull()).isTrue();
    }

    @Test
    void leavesNullableFieldsNullInOneAccount() {
        var document = Integration.json(integration.get("/api/accounts", integration.accessToken("QHst03")));

        assertThat(document.at("/data/0/attributes/industry").isNull()).isTrue();
        assertThat(document.at("/data/0/attributes/contact_information/website_url")
                        .isNull())
                .isTrue();
        assertThat(document.at("/data/0/attributes/contact_information/street_address/zip")
                        .isNull())
                .isTrue();
    }

    @Test
    void leavesTheOrganizationNameBlankInOneAccount() {
        var document = Integration.json(integration.get("/api/accounts", integration.accessToken("TWso02")));

        assertThat(document.at("/data/0/attributes/contact_information/organization_name")
                        .asString())
                .isEmpty();
        assertThat(document.at("/data/0/attributes/contact_information/default_sender_name")
                        .asString())
                .isEqualTo("Tidewater Soap Team");
    }

    @Test
    void servesTheOwnAccountById() {
        var response = integration.get("/api/accounts/NWc0f1", integration.accessToken("NWc0f1"));

        assertThat(Integration.json(response).at("/data/id").asString()).isEqualTo("NWc0f1");
    }

    @Test
    void hidesOtherAccounts() {
        var response = integration.get("/api/accounts/CKte09", integration.accessToken("NWc0f1"));

        assertError(response, 404, "not_found");
        assertThat(Integration.json(response).at("/errors/0/detail").asString())
                .isEqualTo("Account with id CKte09 not found.");
    }

    @Test
    void returnsOnlyTheFieldsThatWereAskedFor() {
        var fields = "contact_information.organization_name,timezone";

        var response =
                integration.get("/api/accounts?fields%5Baccount%5D=" + fields, integration.accessToken("NWc0f1"));

        assertThat(Integration.json(response).at("/data/0/attributes").toString())
                .isEqualTo("{\"contact_information\":{\"organization_name\":\"Northwind Coffee\"},"
                        + "\"timezone\":\"US/Eastern\"}");
    }

    @Test
    void refusesFieldsThatDoNotExist() {
        var response =
                integration.get("/api/accounts?fields%5Baccount%5D=account_name", integration.accessToken("NWc0f1"));

        assertError(response, 400, "invalid");
        assertThat(Integration.json(response).at("/errors/0/source/parameter").asString())
                .isEqualTo("fields[account]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts", "/api/lists", "/api/segments"})
    void toleratesATrailingSlash(String path) {
        var response = integration.get(path + "/", integration.accessToken("NWc0f1"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Integration.json(response).at("/links/self").asString()).isEqualTo(SANDBOX.apiUrl() + path);
    }

    @Test
    void writesTheStatusOfErrorsAsANumber() {
        var response = integration.get("/api/accounts", "never-issued");

        assertThat(Integration.json(response).at("/errors/0/status").isIntegralNumber())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts", "/api/lists", "/api/segments", "/api/nothing"})
    void addsFieldsThatNobodyKnows(String path) {
        var response = integration.get(path, integration.accessToken("NWc0f1"));

        assertThat(Integration.json(response).has("x_added_later")).isTrue();
    }

    @Test
    void speaksJsonApi() {
        var response = integration.get("/api/lists", integration.accessToken("NWc0f1"));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/vnd.api+json");
    }

    @Test
    void endsLinksOfResourcesButNotOfCollectionsWithASlash() {
        var document = Integration.json(integration.get("/api/lists", integration.accessToken("NWc0f1")));

        assertThat(document.at("/data/0/links/self").asString()).endsWith("/");
        assertThat(document.at("/links/self").asString()).endsWith("/api/lists");
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Integration.json(response).at("/errors/0/code").asString()).isEqualTo(code);
    }
}
