package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts, apps and grants over the control API. */
final class AccountControlsTest {

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
    void authorizesWithoutABrowser() {
        var query = Integration.form(Integration.authorizeParameters()) + "&account=CKte09";

        var answer = Integration.json(integration.control("POST", "/sandbox/authorize?" + query, ""));

        var code = answer.get("location").asString().replaceAll(".*[?&]code=([^&]*).*", "$1");
        var token =
                Integration.json(integration.exchange(code)).get("access_token").asString();
        var account = Integration.json(integration.get("/api/accounts", token));
        assertThat(answer.get("location").asString()).endsWith("&state=the-state");
        assertThat(account.at("/data/0/id").asString()).isEqualTo("CKte09");
    }

    @Test
    void refusesToAuthorizeWhatAPersonCouldNot() {
        var response = integration.control("POST", "/sandbox/authorize?client_id=nobody&account=CKte09", "");

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void grantsTokensDirectly() {
        var tokens = Integration.json(
                integration.control("POST", "/sandbox/grants", "{\"account\":\"NWc0f1\",\"scopes\":[\"lists:read\"]}"));

        assertThat(tokens.get("scope").asString()).isEqualTo("lists:read");
        assertThat(integration.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void changesTheApp() {
        integration.control("PUT", "/sandbox/apps", "{\"scopes\":[\"accounts:read\"],\"secrets\":[\"s1\",\"s2\"]}");

        var apps = Integration.json(integration.control("GET", "/sandbox/apps", ""));

        assertThat(apps.at("/0/scopes").size()).isEqualTo(1);
        assertThat(apps.at("/0/secrets").asInt()).isEqualTo(2);
    }

    @Test
    void createsAccountsByTheHundred() {
        var created = Integration.json(
                integration.control("POST", "/sandbox/accounts", "{\"count\":300,\"lists\":1,\"segments\":2}"));

        assertThat(created.valueStream().map(account -> account.get("id").asString()))
                .hasSize(300)
                .doesNotHaveDuplicates();
        assertThat(integration.accessToken(created.at("/299/id").asString())).isNotEmpty();
    }

    @Test
    void changesListsAndSegments() {
        var changed = Integration.json(integration.control(
                "POST", "/sandbox/accounts/NWc0f1/changes", "{\"collection\":\"lists\",\"add\":3,\"remove_first\":1}"));

        assertThat(changed.get("lists").asInt()).isEqualTo(13);
    }

    @Test
    void uninstallsAndRevokes() {
        integration.connect("NWc0f1");
        integration.connect("CKte09");

        var uninstalled = integration.control("POST", "/sandbox/accounts/NWc0f1/uninstall", "");
        var revoked = integration.control("POST", "/sandbox/accounts/CKte09/revoke-tokens", "");

        assertThat(uninstalled.body()).isEqualTo("{\"uninstalled\":true}");
        assertThat(revoked.body()).isEqualTo("{\"revoked\":2}");
    }

    @Test
    void makesAndDeletesApiKeys() {
        var key = Integration.json(integration.control("POST", "/sandbox/accounts/NWc0f1/api-keys", ""))
                .get("api_key")
                .asString();

        var deleted = integration.control("DELETE", "/sandbox/accounts/NWc0f1/api-keys", "");

        assertThat(key).startsWith("pk_");
        assertThat(deleted.body()).isEqualTo("{\"deleted\":1}");
    }
}
