package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** How all connections stand, at a glance. */
@BrowserTest
final class OverviewIT {

    private static final String PATH = "/admin/overview";

    @Test
    void followsWhatHappensAndLeadsToTheClientsBehindANumber(
            Visitor visitor, @Look(width = 390, height = 844, dark = true) Visitor onThePhone, Site site) {
        var account = site.klaviyo().newAccount(2, 1);
        var other = site.klaviyo().newAccount(1, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        clients.connectUntilCounted(other);
        onThePhone.signIn(site.gateway(), visitor.name());
        onThePhone.open(PATH);
        assertThat(figure(onThePhone, "connected")).containsText("2");
        assertThat(figure(onThePhone, "disconnected")).containsText("0");

        clients.disconnect(account);

        assertThat(figure(onThePhone, "disconnected")).containsText("1");
        assertThat(figure(onThePhone, "connected")).containsText("1");
        assertThat(onThePhone.barriers()).isEmpty();
        onThePhone.shot("overview-phone-dark");
        visitor.open(PATH);
        assertThat(visitor.page().getByTestId("total")).hasText("2 clients");
        assertThat(visitor.barriers()).isEmpty();
        visitor.shot("overview");
        figure(visitor, "disconnected").click();
        visitor.page().waitForURL("**/admin/clients?health=disconnected");
    }

    @Test
    void saysWhatToDoFirst(Visitor visitor) {
        visitor.signIn();

        visitor.open(PATH);

        assertThat(visitor.page().getByTestId("no-clients")).containsText("No clients yet");
        assertThat(visitor.barriers()).isEmpty();
        visitor.shot("overview-empty");
    }

    private static Locator figure(Visitor visitor, String word) {
        return visitor.page().getByTestId("figure-" + word);
    }
}
