package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;

/** The page with the list of clients. */
record ClientsPage(Page page) {

    static final String PATH = "/admin/clients";

    Locator rows() {
        return page.getByTestId("client");
    }

    /** The row of a Klaviyo account. */
    Locator row(String account) {
        return rows().filter(new Locator.FilterOptions().setHasText(account));
    }

    /** One field of a row. */
    Locator field(String account, String name) {
        return row(account).locator("[data-field=" + name + "]");
    }

    /** Which client a row shows. */
    String clientId(String account) {
        return String.valueOf(row(account).getAttribute("data-id"));
    }

    /** The button that opens a row's menu. */
    Locator actions(String account) {
        return field(account, "actions");
    }

    /** The open menu of a row. */
    Locator menu() {
        return page.getByTestId("actions");
    }

    /** Chooses from a row's menu. */
    void act(String account, String action) {
        actions(account).click();
        menu().getByText(action).click();
    }

    /** The question that is asked before a client is disconnected. */
    Locator question() {
        return page.getByTestId("confirm");
    }

    /** Says yes to it. */
    void disconnect(String account) {
        act(account, Texts.DISCONNECT);
        question().locator("[data-answer=disconnect]").click();
    }

    boolean isFocused(Locator element) {
        return (Boolean) element.evaluate("(element) => element === document.activeElement");
    }

    Locator pending() {
        return page.getByTestId("pending");
    }

    Locator toast() {
        return page.getByTestId("toast");
    }

    /** Types into the search. */
    void search(String text) {
        page.locator("#search").fill(text);
    }

    /** Chooses by how connections stand. */
    Locator condition(String word) {
        return page.locator("label:has(#health-" + word + ")");
    }

    Locator summary() {
        return page.getByTestId("summary");
    }

    /** The accounts in the order in which they are shown. */
    List<String> accounts() {
        return rows().locator("[data-field=account]").allInnerTexts();
    }

    /** Has a client changed from elsewhere, as far as this page knows: gives it a tag. */
    void tag(String clientId, String tag) {
        page.evaluate("""
                async ([id, tag]) => {
                    const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)[1];
                    const headers = { "Content-Type": "application/json", "X-XSRF-TOKEN": token };
                    const answer = await fetch(`/api/clients/${id}`, { method: "PATCH", headers, body: JSON.stringify({ tags: [tag] }) });
                    if (!answer.ok) throw new Error(`the edit answers ${answer.status}`);
                }""", List.of(clientId, tag));
    }

    /** Presses Connect; at Klaviyo's consent page then. */
    void start() {
        page.getByTestId("connect").click();
        assertThat(allow()).isVisible();
    }

    Locator allow() {
        return page.locator("button[value=allow]");
    }

    Locator cancel() {
        return page.locator("button[value=cancel]");
    }

    /** Picks an account on the consent page. */
    void pick(String account) {
        page.locator("input[name=account][value=\"%s\"]".formatted(account)).check();
    }

    /** The whole way from Connect to the landing. */
    void connect(String account) {
        start();
        pick(account);
        allow().click();
        awaitLanding();
    }

    /** Connects and waits for the row with its counts. */
    void connectUntilCounted(String account) {
        connect(account);
        awaitCounts(account);
    }

    void awaitCounts(String account) {
        assertThat(field(account, "lists")).hasText(Texts.NUMBER);
        assertThat(field(account, "segments")).hasText(Texts.NUMBER);
    }

    /** At the clients page, whose address says nothing of how it came to this. */
    void awaitLanding() {
        page.waitForURL(address -> {
            var at = URI.create(address);
            return PATH.equals(at.getPath()) && at.getQuery() == null;
        });
    }

    /** Leaves a mark that any reload would wipe out. */
    void mark() {
        page.evaluate("() => { window.mark = 'the same page' }");
    }

    boolean isMarked() {
        return "the same page".equals(page.evaluate("() => window.mark"));
    }

    /** How long ago this page began to arrive. */
    long millisSinceArrival() {
        var millis = (Number) page.evaluate(
                "() => Math.round(performance.now() - performance.getEntriesByType('navigation')[0].responseStart)");
        return millis.longValue();
    }
}
