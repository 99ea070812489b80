package com.emailpilot.gateway.invites;

import static com.emailpilot.gateway.invites.InvitedGuest.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the session is good for that begins at {@code /connect/{token}}. */
@GatewayTest
final class InvitedSessionTest {

    private static final String START = "/api/integrations/klaviyo/oauth/start";
    private static final String CALLBACK = "/api/integrations/klaviyo/oauth/callback";

    private final int port;
    private final InvitedGuest invited;
    private final Browser guest;
    private final String page;

    InvitedSessionTest(MovableClock clock, InMemoryDocuments documents, @LocalServerPort int port) {
        this.port = port;
        this.invited = new InvitedGuest(documents, clock, port);
        this.guest = invited.browser();
        this.page = invited.page();
    }

    @Test
    void leadsToKlaviyoByItsOwnButtonAlone() {
        guest.get(page);
        var forged = guest.post(page, Map.of());
        var foreign = guest.post(page, invited.form(), "Sec-Fetch-Site", "cross-site");

        var started = guest.get(location(invited.press()));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(location(started)).contains("/oauth/authorize?response_type=code");
        assertThat(location(started))
                .doesNotContain(invited.token().reveal(), invited.token().id());
    }

    @Test
    void startsOneFlowAndNoMore() {
        guest.get(page);
        var start = location(invited.press());
        guest.get(start);

        var again = guest.get(start);

        assertThat(location(again)).isEqualTo(page + "?error=invalid_state");
    }

    @Test
    void opensNothingElse() {
        guest.get(page);
        var start = location(invited.press());

        assertThat(List.of("/api/clients", "/api/invites", "/api/clients/events", "/api/integrations/klaviyo/status"))
                .allSatisfy(path -> assertThat(guest.get(path).statusCode()).isEqualTo(401));
        assertThat(location(guest.get("/admin/clients"))).startsWith("/login");
        assertThat(guest.get(START).statusCode()).isEqualTo(401);
        assertThat(guest.get(START + "?client_id=client-1").statusCode()).isEqualTo(401);
        assertThat(guest.get(START + "?invite=" + "0".repeat(64)).statusCode()).isEqualTo(400);
        assertThat(new Browser(port).get(start).statusCode()).isIn(303, 401);
    }

    @Test
    void comesBackWithTheSameSentencesAndCanTryAgain() {
        guest.get(page);
        var state = InvitedGuest.state(location(guest.get(location(invited.press()))));

        var back = guest.get(CALLBACK + "?error=access_denied&state=" + state);

        assertThat(location(back)).isEqualTo(page + "?error=access_denied");
        assertThat(guest.cookie(InvitedGuest.SESSION)).isEmpty();
        assertThat(guest.get(location(back)).body()).contains("You chose not to allow access", "Go to Klaviyo");
        assertThat(invited.state()).isEqualTo("open");
    }

    @Test
    void refusesTheAnswerThatAnotherBrowserStarted() {
        guest.get(page);
        var state = InvitedGuest.state(location(guest.get(location(invited.press()))));
        var other = new Browser(port);
        other.get(page);
        other.post(page, Map.of("_csrf", other.cookie("XSRF-TOKEN")));

        var back = other.get(CALLBACK + "?code=c&state=" + state);

        assertThat(location(back)).isEqualTo(page + "?error=invalid_state");
    }

    @Test
    void leavesTheSignInOfTheSameBrowserAlone() {
        var admin = Browser.atThePage(port, "second@example.com");
        admin.get(page);
        var start = location(admin.post(page, Map.of("_csrf", admin.cookie("XSRF-TOKEN"))));
        var state = InvitedGuest.state(location(admin.get(start)));

        var back = admin.get(CALLBACK + "?error=access_denied&state=" + state);

        assertThat(location(back)).isEqualTo(page + "?error=access_denied");
        assertThat(admin.get("/api/clients").statusCode()).isEqualTo(200);
    }
}
