package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@BrowserTest
final class FailedFlowIT {

    @AfterEach
    void heal(Site site) {
        site.klaviyo().heal();
    }

    @Test
    void saysThatAccessWasDeniedAndLetsThePersonTryAgain(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(0, 0);
        var clients = visitor.signIn();

        clients.start();
        clients.cancel().click();

        clients.awaitLanding();
        assertThat(clients.toast()).containsText(Texts.ACCESS_DENIED);
        visitor.shot("toast-access-denied");
        clients.connect(account);
        assertThat(clients.row(account)).isVisible();
    }

    @Test
    void refusesAnAnswerWithAnotherState(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(0, 0);
        var clients = visitor.signIn();
        clients.start();
        var answer = site.klaviyo().allow(URI.create(visitor.page().url()), account);

        visitor.open(answer.toString().replaceAll("([?&]state=).", "$1_"));

        clients.awaitLanding();
        assertThat(clients.toast()).containsText(Texts.INVALID_STATE);
        assertThat(clients.rows()).hasCount(0);
        visitor.shot("toast-invalid-state");
    }

    @Test
    void takesAnAnswerOnce(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(0, 0);
        var clients = visitor.signIn();
        clients.start();
        var answer = site.klaviyo().allow(URI.create(visitor.page().url()), account);
        visitor.open(answer.toString());
        clients.awaitLanding();
        assertThat(clients.row(account)).isVisible();

        visitor.open(answer.toString());

        clients.awaitLanding();
        assertThat(clients.toast()).containsText(Texts.INVALID_STATE);
        assertThat(clients.row(account)).hasCount(1);
    }

    @Test
    void refusesAFlowOfAnotherSignIn(Visitor visitor, Site site) {
        visitor.expectTrouble("401");
        var account = site.klaviyo().newAccount(0, 0);
        var clients = visitor.signIn();
        clients.start();
        var answer = site.klaviyo().allow(URI.create(visitor.page().url()), account);
        visitor.open(ClientsPage.PATH);
        visitor.page().locator("#sign-out").click();
        visitor.enter(visitor.name(), People.PASSWORD);

        visitor.open(answer.toString());

        clients.awaitLanding();
        assertThat(clients.toast()).containsText(Texts.USER_MISMATCH);
        visitor.shot("toast-user-mismatch");
    }

    @Test
    void saysThatKlaviyoIsUnavailableAndLetsThePersonTryAgain(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(0, 0);
        site.klaviyo().fault(account, "token", Map.of("status", 503));
        var clients = visitor.signIn();

        clients.connect(account);

        assertThat(clients.toast()).containsText(Texts.KLAVIYO_UNAVAILABLE);
        visitor.shot("toast-klaviyo-unavailable");
        site.klaviyo().heal();
        clients.connect(account);
        assertThat(clients.row(account)).isVisible();
    }

    @Test
    void explainsThatTheKlaviyoAppIsNotSetUp(Visitor visitor, Site site) {
        var clients = visitor.signIn(site.gatewayWithoutApp(), visitor.name());
        assertThat(visitor.page().getByTestId("not-configured")).containsText("KLAVIYO_OAUTH_CLIENT_SECRET");
        visitor.shot("not-configured");

        visitor.page()
                .navigate(site.gatewayWithoutApp() + "/api/integrations/klaviyo/oauth/start?redirect_path="
                        + ClientsPage.PATH);

        clients.awaitLanding();
        assertThat(clients.toast()).containsText(Texts.NOT_CONFIGURED);
        visitor.shot("toast-not-configured");
    }
}
