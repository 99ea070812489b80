package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person does with a client by the menu of its row. */
@BrowserTest
final class RowActionsIT {

    @AfterEach
    void heal(Site site) {
        site.klaviyo().heal();
    }

    @Test
    void refreshesNow(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(2, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        site.stored().age(clients.clientId(account));
        visitor.open(ClientsPage.PATH);
        assertThat(clients.field(account, "freshness")).hasText(Texts.TWO_HOURS_OLD);
        clients.mark();

        clients.act(account, Texts.REFRESH);

        assertThat(clients.toast()).containsText(Texts.FRESH);
        assertThat(clients.field(account, "freshness")).hasText("Refreshed just now");
        assertThat(clients.isMarked()).isTrue();
        assertThat(site.klaviyo().refreshes(account)).isOne();
        visitor.shot("refreshed");
    }

    @Test
    void saysWhatHappensNextWhenKlaviyoFails(Visitor visitor, Site site) {
        visitor.expectTrouble("503");
        var account = site.klaviyo().newAccount(2, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        site.stored().age(clients.clientId(account));
        site.klaviyo().fault(account, "token.refresh", Map.of("kind", "status", "status", 500));

        clients.act(account, Texts.REFRESH);

        assertThat(clients.toast()).containsText(Texts.TRIED_AGAIN);
        assertThat(clients.field(account, "status")).hasText("Klaviyo is not answering");
        visitor.shot("refresh-failed");
        site.klaviyo().heal();
        clients.act(account, Texts.REFRESH);
        assertThat(clients.toast()).containsText(Texts.FRESH);
        assertThat(clients.field(account, "status")).hasText("Connected");
    }

    @Test
    void disconnectsForEverybodyOnceThePersonIsSure(Visitor owner, Visitor editor, Site site) {
        var account = site.klaviyo().newAccount(2, 1);
        var clients = owner.signIn();
        clients.connectUntilCounted(account);
        var others = editor.signIn();
        others.connectUntilCounted(account);
        others.mark();

        clients.act(account, Texts.DISCONNECT);
        assertThat(clients.question()).containsText(Texts.UNINSTALLS);
        owner.shot("disconnect-question");
        clients.question().locator("[data-answer=keep]").click();
        assertThat(clients.question()).isHidden();
        assertThat(clients.field(account, "status")).hasText("Connected");
        clients.disconnect(account);

        assertThat(clients.toast()).containsText(Texts.DISCONNECTED);
        assertThat(clients.field(account, "status")).hasText("Disconnected");
        assertThat(others.field(account, "status")).hasText("Disconnected");
        assertThat(others.isMarked()).isTrue();
        owner.shot("disconnected");
        site.stored().awaitRevoked(clients.clientId(account));
        assertThat(site.klaviyo().ledger(account))
                .noneMatch(row -> row.path("live").asBoolean());
    }

    @Test
    void reconnectsThroughKlaviyo(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(2, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        var clientId = clients.clientId(account);
        clients.disconnect(account);
        site.stored().awaitRevoked(clientId);

        clients.act(account, Texts.RECONNECT);
        clients.pick(account);
        clients.allow().click();

        clients.awaitLanding();
        assertThat(clients.field(account, "status")).hasText("Connected");
        assertThat(clients.clientId(account)).isEqualTo(clientId);
        assertThat(clients.field(account, "reconnect")).isHidden();
        assertThat(clients.rows()).hasCount(1);
    }

    @Test
    void needsNoMouse(Visitor visitor, Site site) {
        var first = site.klaviyo().newAccount(1, 1);
        var second = site.klaviyo().newAccount(1, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(first);
        clients.connectUntilCounted(second);
        var keyboard = visitor.page().keyboard();

        for (int tab = 0; tab < 40 && !clients.isFocused(clients.actions(first)); tab++) {
            keyboard.press("Tab");
        }
        keyboard.press("Enter");
        assertThat(clients.menu().getByText(Texts.REFRESH)).isFocused();
        visitor.shot("menu-by-keyboard");
        keyboard.press("ArrowUp");
        keyboard.press("Enter");
        assertThat(clients.question().locator("[data-answer=keep]")).isFocused();
        keyboard.press("Tab");
        keyboard.press("Enter");

        assertThat(clients.field(first, "status")).hasText("Disconnected");
        assertThat(clients.field(second, "status")).hasText("Connected");
        assertThat(clients.rows().first()).containsText(first);
        assertThat(clients.actions(first)).isFocused();
    }

    @Test
    void fitsOnAPhoneAtNight(@Look(width = 390, height = 844, dark = true) Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);

        clients.actions(account).click();

        assertThat(clients.menu()).isInViewport();
        visitor.shot("menu-phone-dark");
        clients.menu().getByText(Texts.DISCONNECT).click();
        assertThat(clients.question().locator("[data-answer=disconnect]")).isInViewport();
        visitor.shot("question-phone-dark");
    }
}
