package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page of one client. */
record ClientPage(Page page) {

    static String path(String clientId) {
        return ClientsPage.PATH + "/" + clientId;
    }

    Locator part(String testId) {
        return page.getByTestId(testId);
    }

    Locator button(String name) {
        return part("does").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    Locator reconnect() {
        return part("reconnect");
    }

    Locator toast() {
        return part("toast");
    }

    /** The question that is asked before something that cannot simply be undone. */
    void sayYes() {
        part("question").locator("[data-answer=yes]").click();
    }

    void rename(String name, String tags) {
        button("Edit").click();
        page.locator("#edit-name").fill(name);
        page.locator("#edit-tags").fill(tags);
        part("edit").getByText("Save").click();
    }

    /** Makes a link by which somebody else reconnects the client; the dialog that shows it stays open. */
    String reconnectLink() {
        button("Reconnect link…").click();
        part("make-link").click();
        assertThat(part("made-link")).isVisible();
        assertThat(part("made-link")).containsText("It works once, until");
        return part("link").inputValue();
    }

    /** Shares the client in the dialog, which stays open. */
    void share(String user, String role) {
        page.locator("#add-user").fill(user);
        page.locator("#add-role").selectOption(role);
        page.locator("#add-member button").click();
    }

    /** The line of a member in the dialog. */
    Locator member(String user) {
        return part("sharing-member").filter(new Locator.FilterOptions().setHasText(user));
    }

    /** What the dialog says after a change. */
    Locator said() {
        return part("share-said");
    }
}
