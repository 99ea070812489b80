package com.emailpilot.gateway.invites;

import static com.emailpilot.gateway.invites.InvitedGuest.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code /connect/{token}}. */
@GatewayTest
@NullUnmarked
@ExtendWith(OutputCaptureExtension.class)
final class ConnectPageTest {

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final InvitedGuest invited;
    private final Browser guest;
    private final String page;

    ConnectPageTest(MovableClock clock, InMemoryDocuments documents, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.invited = new InvitedGuest(documents, clock, port);
        this.guest = invited.browser();
        this.page = invited.page();
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
        assertThat(guest.cookie(InvitedGuest.SESSION)).isEmpty();
        assertThat(invited.state()).isEqualTo("open");
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
            invited.store(InviteState.OPEN, clock.instant());
        } else {
            invited.store(InviteState.valueOf(state), clock.instant().plus(Duration.ofDays(1)));
        }

        var looked = guest.get(page);
        var pressed = invited.press();

        assertThat(looked.statusCode()).isEqualTo(410);
        assertThat(looked.body()).contains("admin@example.com", "new one").doesNotContain("Go to Klaviyo");
        assertThat(location(pressed)).isEqualTo(page);
        assertThat(guest.cookie(InvitedGuest.SESSION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/unknown", "/connect/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/connect/%00"})
    void saysThatThereIsNoSuchLink(String path) {
        var looked = guest.get(path, "Accept", "text/html");

        assertThat(looked.statusCode()).isIn(404, 400);
        assertThat(looked.body()).doesNotContain("Go to Klaviyo");
    }

    @Test
    void thanksWhoeverJustAllowedAccess() {
        invited.store(InviteState.USED, clock.instant().plus(Duration.ofDays(1)));

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
        guest.get(location(invited.press()));

        assertThat(output.getAll())
                .contains("/connect/…", "IllegalStateException")
                .doesNotContain(invited.token().reveal());
    }
}
