package com.emailpilot.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class SessionLifeTest {

    private static final String SESSION = "emailpilot-session";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final EndedSessions ended;
    private final Browser browser;

    SessionLifeTest(MovableClock clock, InMemoryDocuments documents, EndedSessions ended, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.ended = ended;
        this.browser = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin@example.com", "admin");
    }

    @Test
    void diesOfIdleness() {
        clock.pass(Duration.ofMinutes(29));
        var inTime = browser.get("/api/clients");
        clock.pass(Duration.ofMinutes(31));
        var late = browser.get("/api/clients");

        assertThat(inTime.statusCode()).isEqualTo(200);
        assertThat(late.statusCode()).isEqualTo(401);
    }

    @Test
    void diesOfAgeHoweverBusyItIs() {
        IntStream.range(0, 36).forEach(_ -> {
            clock.pass(Duration.ofMinutes(20));
            browser.get("/api/clients");
        });

        assertThat(browser.get("/api/clients").statusCode()).isEqualTo(401);
    }

    @Test
    void isSealedAnewOnceAMinuteButNotByTheStreamOrTheCallback() {
        var before = browser.cookie(SESSION);
        var atOnce = browser.get("/api/clients");
        clock.pass(Duration.ofSeconds(61));
        var callback = browser.get("/api/integrations/klaviyo/oauth/callback?code=c&state=s");
        try (var stream = browser.stream()) {
            assertThat(stream.header("Set-Cookie")).isEmpty();
        }

        var page = browser.get("/api/clients");

        assertThat(atOnce.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(callback.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith(SESSION));
        assertThat(page.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith(SESSION));
        assertThat(browser.cookie(SESSION)).isNotEqualTo(before);
    }

    @Test
    void diesAtSignOutTogetherWithItsCopies() {
        var copy = browser.cookie(SESSION);
        var token = browser.cookie("XSRF-TOKEN");
        browser.get("/admin/clients");

        var answer = browser.post("/logout", Map.of("_csrf", browser.cookie("XSRF-TOKEN")));
        browser.plant(SESSION, copy);

        assertThat(token).isNotEqualTo(browser.cookie("XSRF-TOKEN"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/login");
        assertThat(browser.get("/api/clients").statusCode()).isEqualTo(401);
    }

    @Test
    void diesWhenAnotherInstanceEndsIt() {
        var ending = new Changes().set("state", "ended").setServerTime("ended_at");
        documents
                .commit(List.of(ending.create(new DocumentPath("ended_sessions", "0".repeat(64)))))
                .block();

        ended.follow().block();

        assertThat(ended.contains("0".repeat(64))).isTrue();
        assertThat(ended.contains("1".repeat(64))).isFalse();
    }

    @Test
    void signsOutOnlyWithTheTokenOfThisSession() {
        var without = browser.post("/logout", Map.of());
        browser.plant("XSRF-TOKEN", "a".repeat(43));
        var planted = browser.post("/logout", Map.of("_csrf", "a".repeat(43)));

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(planted.statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void staysWhenTheSignOutCannotBeStored() {
        browser.get("/admin/clients");
        documents.goDown();

        var answer = browser.post("/logout", Map.of("_csrf", browser.cookie("XSRF-TOKEN")));
        documents.comeBack();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(browser.get("/api/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotOpenOnceTamperedWith() {
        var cookie = browser.cookie(SESSION);
        var last = cookie.charAt(cookie.length() - 2) == 'A' ? 'B' : 'A';
        browser.plant(SESSION, cookie.substring(0, cookie.length() - 2) + last + cookie.charAt(cookie.length() - 1));

        assertThat(browser.get("/api/clients").statusCode()).isEqualTo(401);
    }
}
