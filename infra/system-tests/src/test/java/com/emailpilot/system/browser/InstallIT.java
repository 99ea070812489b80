package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@BrowserTest
final class InstallIT {

    @Test
    void leadsFromTheMarketplaceThroughTheSignInToTheClient(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(0, 0);

        visitor.open("/install");
        visitor.enter(visitor.name(), People.PASSWORD);

        assertThat(visitor.page().getByTestId("install")).containsText(visitor.name());
        assertThat(visitor.barriers()).isEmpty();
        visitor.shot("install");
        visitor.page().getByTestId("start").click();
        visitor.clients().pick(account);
        visitor.clients().allow().click();
        visitor.clients().awaitLanding();
        assertThat(visitor.clients().row(account)).isVisible();
    }
}
