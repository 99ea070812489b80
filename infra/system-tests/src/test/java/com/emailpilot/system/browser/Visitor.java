package com.emailpilot.system.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A person in front of a browser that nobody used before. */
@Look
final class Visitor {

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext browser;
    private final Troubles troubles;
    private final URI gateway;
    private final String name;
    private final Page page;

    Visitor(BrowserContext browser, URI gateway, String name) {
        this.browser = browser;
        this.troubles = Troubles.in(browser);
        this.gateway = gateway;
        this.name = name;
        this.page = browser.newPage();
    }

    String name() {
        return name;
    }

    /** The first tab. */
    Page page() {
        return page;
    }

    /** The clients page in the first tab. */
    ClientsPage clients() {
        return new ClientsPage(page);
    }

    /** One more tab, empty. */
    Page openTab() {
        return browser.newPage();
    }

    /** Opens the clients page, signs in where it leads, and is at the clients page then. */
    ClientsPage signIn() {
        return signIn(gateway, name);
    }

    ClientsPage signIn(URI otherGateway, String otherName) {
        page.navigate(otherGateway.resolve("/admin/clients").toString());
        enter(otherName, People.PASSWORD);
        page.waitForURL(otherGateway.resolve("/admin/clients").toString());
        return clients();
    }

    /** Is nobody again, as on another day. */
    void forgetSession() {
        page.context().clearCookies();
    }

    /** Fills in the login form and sends it. */
    void enter(String user, String password) {
        page.getByLabel("E-mail").fill(user);
        page.getByLabel("Password").fill(password);
        page.locator("#sign-in").click();
    }

    /** Goes to an address in the first tab. */
    void open(String address) {
        page.navigate(gateway.resolve(address).toString());
    }

    /** Lets troubles pass that say this, because the test provokes them. */
    void expectTrouble(String part) {
        troubles.expect(part);
    }

    /**
     * What keeps people from using the page in the first tab who see, hear or move differently: axe-core's serious and
     * critical findings, each with the elements that it is about.
     */
    List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary()))
                        .toList();
    }

    /** By how many pixels the page in the first tab, or a list in it, is wider than what can be seen. */
    int overflow() {
        return ((Number) page.evaluate("""
                        () => [document.documentElement, ...document.querySelectorAll(".list")]
                            .reduce((sum, shown) => sum + shown.scrollWidth - shown.clientWidth, 0)""")).intValue();
    }

    /** Keeps a picture of the first tab. */
    void shot(String picture) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(picture + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** Expected ones too. */
    List<String> allTroubles() {
        return troubles.all();
    }

    List<String> unexpectedTroubles() {
        return troubles.unexpected();
    }

    /** Closes the browser. */
    List<String> leave() {
        browser.close();
        return unexpectedTroubles();
    }
}
