package com.emailpilot.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Start and callback over HTTP: what is let in, and what never gets as far as Klaviyo or the store. */
@GatewayTest
final class ConnectEndpointsTest {

    private static final String START = "/api/integrations/klaviyo/oauth/start";
    private static final String CALLBACK = "/api/integrations/klaviyo/oauth/callback";

    private final Browser admin;
    private final Browser anonymous;
    private final InMemoryDocuments documents;

    ConnectEndpointsTest(@LocalServerPort int port, InMemoryDocuments documents) {
        this.admin = Browser.signedIn(port, "admin@example.com");
        this.anonymous = new Browser(port);
        this.documents = documents;
    }

    @Test
    void sendsTheBrowserToTheConsentPageWithoutAnyIo() {
        int before = calls();

        var answer = admin.get(START + "?redirect_path=/admin/clients");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).contains("/oauth/authorize?response_type=code&client_id=test-client");
        assertThat(flowCookies(answer))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax", "Max-Age=600", "Path=/")
                        .doesNotContain("Domain="));
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void ignoresSecurityParametersOfTheCaller() {
        var answer = admin.get(START + "?state=mine&code_challenge=mine&scope=all&redirect_uri=https://evil.example");

        assertThat(location(answer)).doesNotContain("mine", "evil.example", "scope=all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?redirect_path=https://evil.example",
                "?redirect_path=//evil.example",
                "?redirect_path=/admin/clients%0d%0aSet-Cookie:%20a=b",
                "?redirect_path=/logout",
                "?redirect_path=/admin/clients&redirect_path=/admin/clients",
                "?client_id=../../etc",
                "?client_id="
            })
    void refusesAStartThatItCannotUse(String query) {
        var answer = admin.get(START + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(flowCookies(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesAStartThatAnotherSiteMakes(String site) {
        var answer = admin.get(START, "Sec-Fetch-Site", site);

        assertThat(location(answer)).isEqualTo("/admin/clients?error=invalid_state");
        assertThat(flowCookies(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {START, CALLBACK + "?state=s&code=c"})
    void actsOnGetAlone(String path) {
        assertThat(admin.method("HEAD", path).statusCode()).isEqualTo(405);
        assertThat(admin.method("POST", path).statusCode()).isIn(403, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {START, CALLBACK + "?state=s&code=c"})
    void asksAStrangerToSignIn(String path) {
        var answer = anonymous.get(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isIn(303, 401);
        assertThat(answer.headers().firstValue("Location").orElse("/login")).startsWith("/login");
        assertThat(flowCookies(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?code=c", "?state=&code=c", "?state=made-up&code=c", "?state=%00%ff&code=c", "?state=x&error=y"
            })
    void landsOnInvalidStateWhenTheAnswerFitsNoFlow(String query) {
        int before = calls();

        var answer = admin.get(CALLBACK + query);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/admin/clients?error=invalid_state");
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void refusesRepeatedAndOversizedParameters() {
        assertThat(admin.get(CALLBACK + "?state=a&state=b&code=c").statusCode()).isEqualTo(400);
        assertThat(admin.get(CALLBACK + "?state=a&code=" + "c".repeat(5_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAnAnswerThatIsNone() {
        var consentPage = URI.create(location(admin.get(START)));
        var state = consentPage.getQuery().replaceAll(".*state=([^&]+).*", "$1");

        var answer = admin.get(CALLBACK + "?state=" + state);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(state);
    }

    @Test
    void refusesAFlowThatAnotherSignInOfThisBrowserStarted() {
        var consentPage = URI.create(location(admin.get(START)));
        var state = consentPage.getQuery().replaceAll(".*state=([^&]+).*", "$1");
        admin.signIn("second@example.com", "second");

        var answer = admin.get(CALLBACK + "?state=" + state + "&code=c");

        assertThat(location(answer)).isEqualTo("/admin/clients?error=user_mismatch");
    }

    private int calls() {
        return documents.dump().size();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static List<String> flowCookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.contains("flow-"))
                .toList();
    }
}
