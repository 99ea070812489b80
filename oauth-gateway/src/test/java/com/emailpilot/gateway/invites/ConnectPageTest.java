package com.emailpilot.gateway.invites;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.signin.InviteToken;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code /connect/{token}}, and what the session is good for that begins there. */
@GatewayTest
@NullUnmarked
@ExtendWith(OutputCaptureExtension.class)
final class ConnectPageTest {

    private static final String SESSION = "emailpilot-invite";
    private static final String START = "/api/integrations/klaviyo/oauth/start";
    private static final String CALLBACK = "/api/integrations/klaviyo/oauth/callback";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final int port;
    private final Browser guest;
    private final InviteToken token = new InviteToken(random());
    private final String page = "/connect/" + token.reveal();

    ConnectPageTest(MovableClock clock, InMemoryDocuments documents, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.port = port;
        this.guest = new Browser(port);
        store(InviteState.OPEN, clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void saysWhoInvitesToWhatAndUsesNothingUp() {
        var looked = guest.get(page);
        var scanned = guest.method("HEAD", page);

        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body())
                .contains("admin@example.com", "Shop &lt;i&gt;", "See lists", "Go to Klaviyo")
                .doesNotContain("<i>", "Sign out", "canary");
        assertThat(scanned.statusCode()).isEqualTo(200);
        assertThat(guest.cookie(SESSION)).isEmpty();
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void letsTheFormLeadToKlaviyoAndNowhereElse() {
        var policy =
                guest.get(page).headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy).contains("form-action 'self' http://localhost:8003;", "default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USED", "REVOKED", "EXPIRED"})
    void saysWhatToDoWithALinkThatIsGoodForNothing(String state) {
        guest.get(page);
        if (state.equals("EXPIRED")) {
            store(InviteState.OPEN, clock.instant());
        } else {
            store(InviteState.valueOf(state), clock.instant().plus(Duration.ofDays(1)));
        }

        var looked = guest.get(page);
        var pressed = press();

        assertThat(looked.statusCode()).isEqualTo(410);
        assertThat(looked.body()).contains("admin@example.com", "new one").doesNotContain("Go to Klaviyo");
        assertThat(location(pressed)).isEqualTo(page);
        assertThat(guest.cookie(SESSION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/unknown", "/connect/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/connect/%00"})
    void saysThatThereIsNoSuchLink(String path) {
        var looked = guest.get(path, "Accept", "text/html");

        assertThat(looked.statusCode()).isIn(404, 400);
        assertThat(looked.body()).doesNotContain("Go to Klaviyo");
    }

    @Test
    void leadsToKlaviyoByItsOwnButtonAlone() {
        guest.get(page);
        var forged = guest.post(page, Map.of());
        var foreign = guest.post(page, form(), "Sec-Fetch-Site", "cross-site");

        var started = guest.get(location(press()));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(location(started)).contains("/oauth/authorize?response_type=code");
        assertThat(location(started)).doesNotContain(token.reveal(), token.id());
    }

    @Test
    void startsOneFlowAndNoMore() {
        guest.get(page);
        var start = location(press());
        guest.get(start);

        var again = guest.get(start);

        assertThat(location(again)).isEqualTo(page + "?error=invalid_state");
    }

    @Test
    void opensNothingElse() {
        guest.get(page);
        var start = location(press());

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
        var state = state(location(guest.get(location(press()))));

        var back = guest.get(CALLBACK + "?error=access_denied&state=" + state);

        assertThat(location(back)).isEqualTo(page + "?error=access_denied");
        assertThat(guest.cookie(SESSION)).isEmpty();
        assertThat(guest.get(location(back)).body()).contains("You chose not to allow access", "Go to Klaviyo");
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void refusesTheAnswerThatAnotherBrowserStarted() {
        guest.get(page);
        var state = state(location(guest.get(location(press()))));
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
        var state = state(location(admin.get(start)));

        var back = admin.get(CALLBACK + "?error=access_denied&state=" + state);

        assertThat(location(back)).isEqualTo(page + "?error=access_denied");
        assertThat(admin.get("/api/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void thanksWhoeverJustAllowedAccess() {
        store(InviteState.USED, clock.instant().plus(Duration.ofDays(1)));

        var thanks = guest.get(page + "?connected=klaviyo");

        assertThat(thanks.statusCode()).isEqualTo(200);
        assertThat(thanks.body())
                .contains("Thank you", "nothing left for you to do")
                .doesNotContain("Go to Klaviyo");
    }

    @Test
    void keepsTheTokenOutOfTheLog(CapturedOutput output) {
        guest.get(page);
        guest.post(page, Map.of());
        guest.get(page + "/more", "Accept", "text/html");
        documents.breakNextRead();
        guest.get(page);
        guest.get(location(press()));

        assertThat(output.getAll())
                .contains("/connect/…", "IllegalStateException")
                .doesNotContain(token.reveal());
    }

    private HttpResponse<String> press() {
        return guest.post(page, form());
    }

    private Map<String, String> form() {
        return Map.of("_csrf", guest.cookie("XSRF-TOKEN"));
    }

    private void store(InviteState state, Instant expiresAt) {
        var path = Invites.path(token.id());
        var invite = new Changes()
                .set("inviter", "admin@example.com")
                .set("name", "Shop <i>")
                .set("state", state.word())
                .set("created_at", clock.instant())
                .set("expires_at", expiresAt);
        documents
                .commit(List.of(documents.dump().containsKey(path) ? invite.update(path) : invite.create(path)))
                .block();
    }

    private String state() {
        return documents.peek(Invites.path(token.id())).text("state").orElse("");
    }

    private static String state(String consentPage) {
        return URI.create(consentPage).getQuery().replaceAll(".*state=([^&]+).*", "$1");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
