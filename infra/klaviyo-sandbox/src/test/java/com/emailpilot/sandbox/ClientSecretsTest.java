package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.oauth.Canary;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app whose secret is exchanged for another while it runs. */
final class ClientSecretsTest {

    private static final KlaviyoSandbox SANDBOX = TestSandboxes.frozen();
    private static final String FIRST = SandboxSettings.DEFAULT_CLIENT_SECRET;
    private final Integration integration = new Integration(SANDBOX);
    private String token = "";

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @BeforeEach
    void connect() {
        token = Integration.refreshToken(integration.connect("NWc0f1"));
    }

    @AfterEach
    void reset() {
        SANDBOX.control().reset();
    }

    @Test
    void acceptsOldAndNewAtOnce() {
        var second = SANDBOX.control().secrets().add();

        assertThat(refresh(FIRST).statusCode()).isEqualTo(200);
        assertThat(refresh(second).statusCode()).isEqualTo(200);
        assertThat(second).contains(Canary.VALUE);
    }

    @Test
    void refusesTheOldOneOnceItIsRemoved() {
        SANDBOX.control().secrets().add("second");

        var removed = SANDBOX.control().secrets().remove(FIRST);

        assertThat(removed).isTrue();
        assertThat(refresh(FIRST).statusCode()).isEqualTo(401);
        assertThat(refresh(FIRST).body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(refresh("second").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTokensThatWereIssuedToAnotherSecret() {
        SANDBOX.control().secrets().add("second");
        SANDBOX.control().secrets().remove(FIRST);

        var again = refresh("second");

        assertThat(Integration.refreshToken(Integration.json(again))).isEqualTo(token);
    }

    @Test
    void refusesEverybodyWithoutAnySecret() {
        SANDBOX.control().secrets().remove(FIRST);

        assertThat(refresh(FIRST).statusCode()).isEqualTo(401);
    }

    @Test
    void saysThatASecretWasNone() {
        assertThat(SANDBOX.control().secrets().remove("never")).isFalse();
    }

    @Test
    void exchangesSecretsOverHttp() {
        var made = Integration.json(integration.control("POST", "/sandbox/secrets", ""))
                .get("secret")
                .asString();
        integration.control("POST", "/sandbox/secrets", "{\"secret\":\"third\"}");

        var removed = integration.control("DELETE", "/sandbox/secrets", "{\"secret\":\"" + FIRST + "\"}");

        assertThat(removed.body()).isEqualTo("{\"removed\":true}");
        assertThat(SANDBOX.control().app().secrets()).containsExactly(made, "third");
    }

    private HttpResponse<String> refresh(String secret) {
        var fields = Map.of("grant_type", "refresh_token", "refresh_token", token);
        return integration.send(
                integration.tokenRequest("/oauth/token", fields).setHeader("Authorization", Integration.basic(secret)));
    }
}
