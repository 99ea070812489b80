package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@BrowserTest
final class LooksIT {

    private static final String BITS = "BBxs01";
    private static final List<String> SHOPS = List.of("TWso02", "PLbk00", "ATou25", "QHst03", "NWc0f1");

    @Test
    void showsANameWithMarkupAsText(Visitor visitor) {
        var clients = visitor.signIn();

        clients.connectUntilCounted(BITS);

        assertThat(clients.field(BITS, "name")).hasText("Bits <script>alert(1)</script> & \"Bobs\"");
        assertThat(clients.row(BITS).locator("script")).hasCount(0);
        visitor.shot("name-with-markup");
    }

    @Test
    void canBeUsedWithTheKeyboardAlone(Visitor visitor) {
        var clients = visitor.signIn();
        assertThat(visitor.page().getByTestId("empty")).isVisible();

        visitor.page().locator("body").focus();
        for (int tab = 0; tab < 10 && !focused(clients).equals("connect"); tab++) {
            visitor.page().keyboard().press("Tab");
        }
        visitor.shot("keyboard");
        visitor.page().keyboard().press("Enter");

        assertThat(clients.allow()).isVisible();
    }

    @Test
    void looksWellInLightAndDarkAndOnAPhone(
            Visitor visitor,
            @Look(dark = true) Visitor atNight,
            @Look(width = 390, height = 844) Visitor onThePhone,
            Site site) {
        var name = People.name(0);
        var clients = visitor.signIn(site.gateway(), name);
        SHOPS.forEach(clients::connect);

        SHOPS.forEach(clients::awaitCounts);
        visitor.open(ClientsPage.PATH);
        assertThat(clients.rows()).hasCount(SHOPS.size());
        visitor.shot("clients");

        assertThat(atNight.signIn(site.gateway(), name).rows()).hasCount(SHOPS.size());
        atNight.shot("clients-dark");

        assertThat(onThePhone.signIn(site.gateway(), name).rows()).hasCount(SHOPS.size());
        onThePhone.shot("clients-phone");
        assertThat(visitor.barriers()).isEmpty();
        assertThat(atNight.barriers()).isEmpty();
        assertThat(onThePhone.barriers()).isEmpty();
        assertThat(overflow(visitor)).isZero();
        assertThat(overflow(onThePhone)).isZero();
    }

    private static String focused(ClientsPage clients) {
        return String.valueOf(clients.page().evaluate("() => document.activeElement.dataset.testid ?? ''"));
    }

    /** By how many pixels the page, or the list in it, is wider than what can be seen. */
    private static int overflow(Visitor visitor) {
        return ((Number) visitor.page().evaluate("""
                        () => [document.documentElement, document.getElementById("list")]
                            .reduce((sum, shown) => sum + shown.scrollWidth - shown.clientWidth, 0)""")).intValue();
    }
}
