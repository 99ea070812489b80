package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** The page that makes links, and the one behind a link. */
record InvitesPage(Page page) {

    static final String PATH = "/admin/invites";

    /** Makes links for these lines; they are in the order of the lines. */
    List<String> invite(List<String> lines) {
        page.getByLabel("Clients, one in each line").fill(String.join("\n", lines));
        page.getByTestId("make").click();
        assertThat(links()).hasCount(lines.size());
        return Stream.iterate(0, number -> number + 1)
                .limit(lines.size())
                .map(number -> links().nth(number).locator("input").inputValue())
                .toList();
    }

    Locator links() {
        return page.getByTestId("link");
    }

    Locator rows() {
        return page.getByTestId("invite-row");
    }

    /** The rows that stand so. */
    Locator rows(String standing) {
        return page.locator("[data-testid=invite-row][data-standing=%s]".formatted(standing));
    }

    Locator row(String name) {
        return rows().filter(new Locator.FilterOptions().setHasText(name));
    }

    Locator toast() {
        return page.getByTestId("toast");
    }

    Locator flaws() {
        return page.getByTestId("flaws");
    }

    Locator invitation() {
        return page.getByTestId("invitation");
    }

    Locator thanks() {
        return page.getByTestId("thanks");
    }

    /** Goes through Klaviyo's consent, from the page behind a link. */
    void accept(String account) {
        page.getByTestId("go").click();
        var klaviyo = new ClientsPage(page);
        klaviyo.pick(account);
        klaviyo.allow().click();
    }
}
