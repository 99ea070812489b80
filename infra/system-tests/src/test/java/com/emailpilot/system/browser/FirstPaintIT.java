package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a person waits for the list of ten thousand clients, and for the row of a new one. */
@Tag("faults")
@BrowserTest
final class FirstPaintIT {

    private static final int CLIENTS = 10_000;
    private static final int LOOKS = 15;
    private static final int CONNECTS = 20;
    private static final long SANE_MILLIS = 2_000;
    private static final String LIST_PAINTED = """
            () => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
                .observe({ type: "largest-contentful-paint", buffered: true }))""";
    private static final String NOTE_ROWS = """
            const rows = new Map();
            addEventListener("DOMContentLoaded", () => {
                const note = () => document.querySelectorAll("#rows > tr[data-id]").forEach((row) => {
                    const account = row.querySelector("[data-field=account]").textContent;
                    rows.has(account) || rows.set(account, performance.now());
                });
                note();
                new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
                window.sinceRedirect = (account) =>
                    rows.get(account) - performance.getEntriesByType("navigation")[0].fetchStart;
            });""";

    @Test
    void paintsTenThousandClients(Visitor visitor, Site site) {
        site.stored()
                .add(
                        visitor.name(),
                        IntStream.range(0, CLIENTS).mapToObj(n -> "Shop " + n).toList());
        var clients = visitor.signIn();
        var first = painted(visitor);
        assertThat(clients.summary()).hasText("10,000 clients");

        var looks = new ArrayList<Long>();
        for (int look = 0; look < LOOKS; look++) {
            visitor.open(ClientsPage.PATH);
            assertThat(clients.rows()).hasCount(50);
            looks.add(painted(visitor));
        }

        System.out.println("First paint of " + CLIENTS + " clients: " + first + " ms at the first look, then "
                + spread(looks) + " ms (goal 300)");
        visitor.shot("clients-10000");
        assertThat(quantile(looks, 0.5)).isLessThan(SANE_MILLIS);
    }

    @Test
    void showsARowSoonAfterTheRedirect(Visitor visitor, Site site) {
        visitor.expectTrouble("503"); // of a store that is out of breath beside ten thousand clients
        visitor.page().addInitScript(NOTE_ROWS);
        var clients = visitor.signIn();

        var waits = new ArrayList<Long>();
        for (int connect = 0; connect < CONNECTS; connect++) {
            var account = site.klaviyo().newAccount(0, 0);
            clients.connect(account);
            assertThat(clients.row(account)).isVisible();
            waits.add(millis(visitor.page().evaluate("(account) => window.sinceRedirect(account)", account)));
        }

        System.out.println(
                "Redirect to row: " + spread(waits) + " ms (goal for p95: 2 hops of 50.5 ms and 60 ms, 161)");
        assertThat(quantile(waits, 0.5)).isLessThan(SANE_MILLIS);
    }

    /** The list is the largest thing on the page, so it is painted when the browser says that the largest is. */
    private static long painted(Visitor visitor) {
        return millis(visitor.page().evaluate(LIST_PAINTED));
    }

    private static long millis(Object number) {
        return Math.round(((Number) number).doubleValue());
    }

    private static String spread(List<Long> times) {
        return "p50 %d, p95 %d".formatted(quantile(times, 0.5), quantile(times, 0.95));
    }

    private static long quantile(List<Long> times, double part) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
