package com.emailpilot.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class SignInTest {

    private static final String SESSION = "emailpilot-session";

    private final MovableClock clock;
    private final int port;

    SignInTest(MovableClock clock, @LocalServerPort int port) {
        this.clock = clock;
        this.port = port;
    }

    @Test
    void leadsToTheClientsAfterTheRightPassword() {
        var browser = new Browser(port);

        var answer = browser.signIn("admin@example.com", "admin");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/admin/clients");
        assertThat(browser.get("/admin/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void makesNoSessionForAWrongPassword() {
        var browser = new Browser(port);

        var answer = browser.signIn("ops@example.com", "wrong");

        assertThat(answer.headers().firstValue("Location")).hasValue("/login?problem=credentials");
        assertThat(browser.cookie(SESSION)).isEmpty();
    }

    @Test
    void slowsGuessingDown() {
        var browser = new Browser(port);
        IntStream.range(0, 10).forEach(_ -> browser.signIn("second@example.com", "wrong"));

        var eleventh = browser.signIn("second@example.com", "second");
        clock.pass(Duration.ofMinutes(1));
        var aMinuteLater = browser.signIn("second@example.com", "second");

        assertThat(eleventh.headers().firstValue("Location")).hasValue("/login?problem=throttled");
        assertThat(aMinuteLater.headers().firstValue("Location")).hasValue("/admin/clients");
    }

    @Test
    void refusesALoginWithoutItsToken() {
        var browser = new Browser(port);
        browser.get("/login");

        var answer = browser.post("/login", Map.of("username", "admin@example.com", "password", "admin"));

        assertThat(answer.headers().firstValue("Location")).hasValue("/login?problem=expired");
        assertThat(browser.cookie(SESSION)).isEmpty();
    }

    @Test
    void neverHonoursASessionThatTheBrowserBrings() {
        var attacker = Browser.signedIn(port, "second@example.com");
        var victim = new Browser(port);
        victim.plant(SESSION, attacker.cookie(SESSION));

        victim.signIn("admin@example.com", "admin");

        assertThat(victim.cookie(SESSION)).isNotEqualTo(attacker.cookie(SESSION));
        assertThat(attacker.get("/admin/clients").body()).contains("second@example.com");
    }

    @Test
    void marksTheSessionCookieForThisHostAndNoScript() {
        var browser = new Browser(port);

        var cookies = browser.signIn("admin@example.com", "admin").headers().allValues("Set-Cookie");

        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith(SESSION))
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "//evil.example", "/logout", "/admin/clients/../x", "/admin/clients?x"})
    void landsOnPagesOfOursAlone(String wanted) {
        var browser = new Browser(port);
        browser.get("/login");

        var answer = browser.post("/login?return=" + wanted, credentials(browser, "admin"));

        assertThat(answer.headers().firstValue("Location")).hasValue("/admin/clients");
    }

    @Test
    void leadsBackToTheFilteredListAlsoAfterAWrongPassword() {
        var wanted = "/admin/clients?status=active&q=caf%C3%A9+%26+tea";
        var browser = new Browser(port);
        var login = browser.get(wanted).headers().firstValue("Location").orElseThrow();
        var form = browser.get(login).body();

        var wrong = browser.post(login, credentials(browser, "wrong"));
        var again = wrong.headers().firstValue("Location").orElseThrow();
        var right = browser.post(again, credentials(browser, "admin"));

        assertThat(form).contains("action=\"" + login.replace("&", "&amp;") + "\"");
        assertThat(again).startsWith("/login?problem=credentials&return=");
        assertThat(right.headers().firstValue("Location")).hasValue(wanted);
    }

    @Test
    void sendsAnonymousPeopleToTheLoginAndProgramsAway() {
        var anonymous = new Browser(port);

        var page = anonymous.get("/admin/clients");
        var api = anonymous.get("/api/clients");
        var callback = anonymous.get("/api/integrations/klaviyo/oauth/callback?code=c&state=s");

        assertThat(page.headers().firstValue("Location")).hasValue("/login?return=/admin/clients");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(callback.headers().firstValue("Location")).hasValue("/login");
    }

    @Test
    void givesAPartOfAPageNoLoginInItsPlace() {
        var anonymous = new Browser(port);

        var part = anonymous.get("/admin/clients", "HX-Request", "true");

        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void saysAtTheLoginWhyAPageWasLeft() {
        var page = new Browser(port).get("/login?problem=ended&return=/admin/clients");

        assertThat(page.body()).contains("your session ran out", "/login?return=/admin/clients");
    }

    private static Map<String, String> credentials(Browser browser, String password) {
        return Map.of("username", "admin@example.com", "password", password, "_csrf", browser.cookie("XSRF-TOKEN"));
    }
}
