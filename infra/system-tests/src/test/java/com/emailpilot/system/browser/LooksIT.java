package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
final class LooksIT {

    private static final String BITS = "BBxs01";

    @Test
    void showsANameWithMarkupAsText(Visitor visitor) {
        var clients = visitor.signIn();

        clients.connectUntilCounted(BITS);

        assertThat(clients.field(BITS, "name")).hasText("Bits <script>alert(1)</script> & \"Bobs\"");
        assertThat(clients.row(BITS).locator("script")).hasCount(0);
        visitor.shot("name-with-markup");
    }

    @Test
    void canBeUsedWithTheKeyboardAlone(Visitor visitor) {
        var clients = visitor.signIn();
        assertThat(visitor.page().getByTestId("empty")).isVisible();

        visitor.page().locator("body").focus();
        for (int tab = 0; tab < 10 && !focused(clients).equals("connect"); tab++) {
            visitor.page().keyboard().press("Tab");
        }
        visitor.shot("keyboard");
        visitor.page().keyboard().press("Enter");

        assertThat(clients.allow()).isVisible();
    }

    @Test
    void hasOneMenuOnAPhoneThatTheKeyboardOpensToo(@Look(width = 390, height = 844) Visitor visitor) {
        visitor.signIn();
        var clients = new ClientsPage(visitor.page());
        var button = visitor.page().locator("#menu-button");
        var invites = visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Invites"));
        assertThat(invites).isHidden();

        button.focus();
        visitor.page().keyboard().press("Enter");

        assertThat(invites).isVisible();
        assertThat(visitor.page().getByTestId("user")).hasText(visitor.name());
        assertThat(visitor.barriers()).isEmpty();
        visitor.shot("menu-phone");
        visitor.page().keyboard().press("Escape");
        assertThat(invites).isHidden();
        assertThat(clients.isFocused(button)).isTrue();
        button.click();
        invites.click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/admin/invites"));
    }

    private static String focused(ClientsPage clients) {
        return String.valueOf(clients.page().evaluate("() => document.activeElement.dataset.testid ?? ''"));
    }
}
