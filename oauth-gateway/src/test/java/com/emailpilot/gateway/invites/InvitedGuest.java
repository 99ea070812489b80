package com.emailpilot.gateway.invites;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
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

/** Somebody without an account whom admin@example.com has invited by a link. */
@NullUnmarked
final class InvitedGuest {

    static final String SESSION = "emailpilot-invite";

    private final InMemoryDocuments documents;
    private final MovableClock clock;
    private final Browser browser;
    private final InviteToken token = new InviteToken(random());

    InvitedGuest(InMemoryDocuments documents, MovableClock clock, int port) {
        this.documents = documents;
        this.clock = clock;
        this.browser = new Browser(port);
        store(InviteState.OPEN, clock.instant().plus(Duration.ofDays(1)));
    }

    Browser browser() {
        return browser;
    }

    InviteToken token() {
        return token;
    }

    /** Behind the link. */
    String page() {
        return InviteToken.PAGE + token.reveal();
    }

    /** Presses the button of the page. */
    HttpResponse<String> press() {
        return browser.post(page(), form());
    }

    Map<String, String> form() {
        return Map.of("_csrf", browser.cookie("XSRF-TOKEN"));
    }

    /** Stores the invite so, whatever it was before. */
    void store(InviteState state, Instant expiresAt) {
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

    /** How the invite is stored. */
    String state() {
        return documents.peek(Invites.path(token.id())).text("state").orElse("");
    }

    /** The state that a consent page was asked with. */
    static String state(String consentPage) {
        return URI.create(consentPage).getQuery().replaceAll(".*state=([^&]+).*", "$1");
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
