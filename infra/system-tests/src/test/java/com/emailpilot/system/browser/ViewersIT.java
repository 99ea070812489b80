package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** People who may only look are offered nothing that would be refused. */
@BrowserTest
final class ViewersIT {

    @Test
    void takesTheActionsAwayWhilePeopleLook(Visitor owner, Visitor viewer, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = owner.signIn();
        clients.connectUntilCounted(account);
        var others = viewer.signIn();
        others.connectUntilCounted(account);
        others.actions(account).click();
        assertThat(others.menu()).isVisible();

        site.stored().giveRole(clients.clientId(account), viewer.name(), "viewer");
        site.stored().age(clients.clientId(account));
        clients.act(account, Texts.REFRESH);

        assertThat(others.field(account, "looking")).hasText("View only");
        assertThat(others.actions(account)).isHidden();
        assertThat(others.menu()).isHidden();
        assertThat(clients.actions(account)).isVisible();
        viewer.shot("view-only");
        viewer.open(ClientsPage.PATH);
        assertThat(others.field(account, "looking")).isVisible();
        assertThat(others.actions(account)).isHidden();
    }

    @Test
    void saysWhomToAskWhenAClientNeedsReconnecting(Visitor owner, Visitor viewer, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = owner.signIn();
        clients.connectUntilCounted(account);
        var others = viewer.signIn();
        others.connectUntilCounted(account);
        site.stored().giveRole(clients.clientId(account), viewer.name(), "viewer");

        clients.disconnect(account);

        assertThat(others.field(account, "ask")).hasText("Ask " + owner.name() + " to reconnect it");
        assertThat(others.field(account, "reconnect")).isHidden();
        assertThat(clients.field(account, "reconnect")).isVisible();
        assertThat(clients.field(account, "ask")).isHidden();
        viewer.shot("whom-to-ask");
    }
}
