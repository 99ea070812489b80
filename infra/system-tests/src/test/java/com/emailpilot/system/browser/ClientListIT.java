package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a person finds one client of many, and what the list does while others change it. */
@BrowserTest
final class ClientListIT {

    private static final String LONG = "Ein sehr langer Name ".repeat(10).substring(0, 200);
    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>",
            "\u202Eevil gnp.exe",
            LONG,
            "\uD83E\uDDD1\u200D\uD83D\uDE80\uD83D\uDED2\u200F\u05D7\u05E0\u05D5\u05EA ",
            "{{7*7}} ${7*7} th:text=\"x\"");

    @Test
    void findsOneClientOfMany(Visitor visitor, Site site) {
        site.stored()
                .add(
                        visitor.name(),
                        IntStream.range(0, 119).mapToObj(n -> "Shop " + n).toList());
        site.stored().add(visitor.name(), List.of("Quokka Supplies"));
        var clients = visitor.signIn();
        assertThat(clients.rows()).hasCount(50);
        assertThat(clients.summary()).hasText("120 clients");
        clients.mark();

        visitor.page().getByText("Show more").click();
        assertThat(clients.rows()).hasCount(100);
        visitor.page().getByText("Show more").click();
        assertThat(clients.rows()).hasCount(120);
        clients.search("QUOK suppl");

        assertThat(clients.rows()).hasCount(1);
        assertThat(clients.summary()).hasText("1 client matches");
        assertThat(visitor.page()).hasURL(Pattern.compile("/admin/clients\\?q=QUOK\\+suppl$"));
        assertThat(visitor.page().locator("#search")).isFocused();
        assertThat(clients.isMarked()).isTrue();
        visitor.page().reload();
        assertThat(clients.rows()).hasCount(1);
        assertThat(visitor.page().locator("#search")).hasValue("QUOK suppl");
        clients.search("nobody is called that");
        assertThat(visitor.page().getByTestId("no-match")).isVisible();
        visitor.shot("no-match");
    }

    @Test
    void sortsByAColumnAndBack(Visitor visitor, Site site) {
        site.stored().add(visitor.name(), List.of("Bee", "Ant", "Cow"));
        var clients = visitor.signIn();
        var names = clients.rows().locator("[data-field=name]");

        visitor.page().locator("#sort-by-name").click();
        assertThat(names).hasText(new String[] {"Ant", "Bee", "Cow"});
        visitor.page().locator("#sort-by-name").press("Enter");

        assertThat(names).hasText(new String[] {"Cow", "Bee", "Ant"});
        assertThat(visitor.page()).hasURL(Pattern.compile("\\?sort=name&order=desc$"));
        visitor.page().locator("#sort").selectOption("updated");
        assertThat(visitor.page()).hasURL(Pattern.compile("/admin/clients$"));
    }

    @Test
    void keepsTheFilteredListTrue(Visitor owner, Visitor editor, Site site) {
        var stays = site.klaviyo().newAccount(1, 1);
        var goes = site.klaviyo().newAccount(1, 1);
        var clients = owner.signIn();
        clients.connectUntilCounted(stays);
        clients.connectUntilCounted(goes);
        var others = editor.signIn();
        others.connectUntilCounted(goes);
        owner.open(ClientsPage.PATH + "?health=connected");
        assertThat(clients.rows()).hasCount(2);
        clients.mark();

        others.disconnect(goes);

        assertThat(clients.row(goes)).hasCount(0);
        assertThat(clients.row(stays)).isVisible();
        assertThat(clients.condition("disconnected")).containsText("1");
        clients.condition("disconnected").click();
        assertThat(clients.rows()).hasCount(1);
        assertThat(clients.row(goes)).isVisible();
        assertThat(owner.page()).hasURL(Pattern.compile("\\?health=disconnected$"));
        assertThat(clients.isMarked()).isTrue();
        assertThat(owner.barriers()).isEmpty();
        owner.shot("clients-filtered");
    }

    @Test
    void leavesMenuAndFocusWhileARowChanges(Visitor visitor, Site site) {
        site.stored().add(visitor.name(), List.of("Ant", "Bee"));
        var clients = visitor.signIn();
        var other = visitor.openTab();
        other.navigate(visitor.page().url());
        var ant = clients.rows().filter(new FilterOptions().setHasText("Ant"));
        var id = String.valueOf(ant.getAttribute("data-id"));
        var before = String.valueOf(ant.getAttribute("data-updated"));
        ant.locator("[data-field=actions]").click();
        assertThat(clients.menu().getByText(Texts.REFRESH)).isFocused();

        new ClientsPage(other).tag(id, "changed");

        assertThat(ant).not().hasAttribute("data-updated", before);
        assertThat(clients.menu()).isVisible();
        assertThat(clients.menu().getByText(Texts.REFRESH)).isFocused();
        visitor.page().keyboard().press("Escape");
        ant.locator("[data-field=name]").focus();
        new ClientsPage(other).tag(id, "changed-again");
        assertThat(clients.rows().first()).containsText("Ant");
        assertThat(ant.locator("[data-field=name]")).isFocused();
    }

    @Test
    void showsHostileNamesAsTheyAre(
            Visitor visitor, @Look(width = 390, height = 844, dark = true) Visitor onThePhone, Site site) {
        site.stored().add(visitor.name(), HOSTILE);
        var clients = visitor.signIn();
        assertThat(clients.rows()).hasCount(HOSTILE.size());

        var ids = clients.rows().all().stream()
                .map(row -> String.valueOf(row.getAttribute("data-id")))
                .toList();
        ids.forEach(id -> clients.tag(id, "<b>" + ids.indexOf(id)));

        assertThat(visitor.page().locator("#tag")).containsText("<b>4 (1)");
        var shown = clients.rows().locator("[data-field=name]").allTextContents();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(HOSTILE);
        assertThat(clients.rows().locator("img")).hasCount(0);
        assertThat(visitor.barriers()).isEmpty();
        visitor.shot("hostile-names");
        onThePhone.signIn(site.gateway(), visitor.name());
        assertThat(onThePhone.overflow()).isZero();
        onThePhone.shot("hostile-names-phone-dark");
    }
}
