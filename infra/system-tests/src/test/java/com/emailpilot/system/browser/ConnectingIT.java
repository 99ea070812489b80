package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@BrowserTest
final class ConnectingIT {

    private static final String JUNIPER = "JSbe10";
    private static final String KETTLE = "CKte09";
    private static final long SANE_MILLIS = 5_000;

    @Test
    void asksForConsentAtKlaviyo(Visitor visitor) {
        var clients = visitor.signIn();

        clients.start();

        assertThat(visitor.page().locator("input[name=account]").first()).isVisible();
        assertThat(clients.allow()).isVisible();
        assertThat(clients.cancel()).isVisible();
        visitor.shot("consent");
    }

    @Test
    void showsTheClientWithoutReload(Visitor visitor) {
        var clients = visitor.signIn();

        clients.connect(JUNIPER);
        clients.mark();

        assertThat(clients.row(JUNIPER)).isVisible();
        var millis = clients.millisSinceArrival();
        assertThat(clients.toast()).containsText(Texts.CONNECTED);
        visitor.shot("connected");
        assertThat(clients.field(JUNIPER, "name")).hasText("Juniper & Salt");
        assertThat(clients.field(JUNIPER, "contact")).hasText("hello@juniper-salt.example");
        assertThat(clients.field(JUNIPER, "timezone")).hasText("Europe/Berlin");
        assertThat(clients.field(JUNIPER, "currency")).hasText("EUR");
        assertThat(clients.field(JUNIPER, "lists")).hasText("10");
        assertThat(clients.field(JUNIPER, "segments")).hasText("9");
        assertThat(clients.isMarked()).isTrue();
        System.out.println("Landing to row: " + millis + " ms");
        assertThat(millis).isLessThanOrEqualTo(SANE_MILLIS);
    }

    @Test
    void countsWhileTheRowIsThereAlready(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(3, 2);
        site.klaviyo().fault(account, "lists", Map.of("kind", "delay", "delay", "PT3S"));
        var clients = visitor.signIn();

        clients.connect(account);

        assertThat(clients.field(account, "lists")).hasText("counting…");
        visitor.shot("counting");
        clients.mark();
        site.klaviyo().heal();
        assertThat(clients.field(account, "lists")).hasText("3");
        assertThat(clients.field(account, "segments")).hasText("2");
        assertThat(clients.isMarked()).isTrue();
    }

    @Test
    void keepsOneRowWhenAnAccountIsConnectedAgain(Visitor visitor) {
        var clients = visitor.signIn();
        clients.connectUntilCounted(KETTLE);
        var before = clients.row(KETTLE).getAttribute("data-updated");

        clients.connect(KETTLE);

        assertThat(clients.toast()).containsText(Texts.CONNECTED);
        assertThat(clients.row(KETTLE)).not().hasAttribute("data-updated", String.valueOf(before));
        assertThat(clients.pending()).hasCount(0);
        assertThat(clients.rows()).hasCount(1);
        visitor.shot("connected-again");
    }
}
