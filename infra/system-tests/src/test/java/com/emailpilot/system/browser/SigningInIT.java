package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
final class SigningInIT {

    private static final Pattern LOGIN = Pattern.compile("/login");

    @Test
    void saysThatThePasswordIsWrong(Visitor visitor) {
        visitor.open("/login");
        visitor.shot("login");

        visitor.enter(visitor.name(), "a wrong password");

        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("do not match");
        visitor.shot("login-problem");
        assertThat(visitor.barriers()).isEmpty();
    }

    @Test
    void tellsWhatToDoWhileThereIsNoClient(Visitor visitor) {
        visitor.signIn();

        assertThat(visitor.page().getByTestId("empty")).containsText("Connect a Klaviyo account");
        assertThat(visitor.page().getByTestId("connect-first")).isVisible();
        assertThat(visitor.page().getByTestId("user")).hasText(visitor.name());
        visitor.shot("empty");
    }

    @Test
    void leadsEveryTabToTheLoginAfterSigningOut(Visitor visitor) {
        visitor.expectTrouble("401");
        visitor.signIn();
        var otherTab = visitor.openTab();
        otherTab.navigate(visitor.page().url());
        assertThat(otherTab.getByTestId("empty")).isVisible();

        visitor.page().locator("#sign-out").click();

        assertThat(visitor.page()).hasURL(LOGIN);
        assertThat(otherTab).hasURL(LOGIN);
        assertThat(otherTab.getByTestId("login-problem")).containsText("You were signed out");
    }

    @Test
    void leadsBackToTheFilteredListThatWasOpen(Visitor visitor) {
        visitor.expectTrouble("401");
        visitor.signIn();
        visitor.open("/admin/clients?q=tea+%26+more&status=active");
        visitor.openTab().navigate(visitor.page().url());

        visitor.page().context().pages().getLast().locator("#sign-out").click();
        assertThat(visitor.page()).hasURL(LOGIN);
        visitor.enter(visitor.name(), "a wrong password");
        visitor.enter(visitor.name(), People.PASSWORD);

        assertThat(visitor.page()).hasURL(Pattern.compile("/admin/clients\\?q=tea\\+%26\\+more&status=active$"));
        assertThat(visitor.page().locator("#search")).hasValue("tea & more");
    }

    @Test
    void showsNothingPrivateWhenGoingBackAfterSigningOut(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(0, 0);
        var clients = visitor.signIn();
        clients.connect(account);
        assertThat(clients.row(account)).isVisible();

        visitor.page().locator("#sign-out").click();
        assertThat(visitor.page()).hasURL(LOGIN);
        visitor.page().goBack();

        assertThat(visitor.page()).hasURL(LOGIN);
        assertThat(visitor.page().content()).doesNotContain(account);
        visitor.shot("signed-out");
    }
}
