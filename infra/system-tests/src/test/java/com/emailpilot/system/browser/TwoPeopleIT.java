package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@BrowserTest
final class TwoPeopleIT {

    @Test
    void showsNobodyTheClientsOfOthers(Visitor first, Visitor second, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = first.signIn();
        clients.connectUntilCounted(account);

        var others = second.signIn();

        assertThat(second.page().getByTestId("empty")).isVisible();
        assertThat(others.rows()).hasCount(0);
        assertThat(second.page().content()).doesNotContain(account);
    }

    @Test
    void letsBothSeeTheAccountThatBothConnected(Visitor owner, Visitor editor, Site site) {
        var shared = site.klaviyo().newAccount(1, 1);
        var own = site.klaviyo().newAccount(1, 1);
        var clients = owner.signIn();
        clients.connectUntilCounted(own);
        clients.connectUntilCounted(shared);
        clients.mark();
        var before = clients.row(shared).getAttribute("data-updated");

        var others = editor.signIn();
        others.connect(shared);

        assertThat(others.row(shared)).isVisible();
        assertThat(others.rows()).hasCount(1);
        editor.shot("editor");
        assertThat(clients.row(shared)).not().hasAttribute("data-updated", String.valueOf(before));
        assertThat(clients.rows()).hasCount(2);
        assertThat(clients.isMarked()).isTrue();
        assertThat(others.row(shared).getAttribute("data-id"))
                .isEqualTo(clients.row(shared).getAttribute("data-id"));
        owner.shot("owner");
    }
}
