package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see of one client, and do with it. */
@BrowserTest
final class ClientPageIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202eshop\u202c 🦄 " + "long".repeat(30);

    @AfterEach
    void heal(Site site) {
        site.klaviyo().heal();
    }

    @Test
    void showsBothPeopleWhatOneOfThemChanges(Visitor owner, Visitor colleague, Site site) {
        var account = site.klaviyo().newAccount(3, 2);
        var mine = connected(owner, account);
        assertThat(mine.part("counts")).containsText("3");
        assertThat(mine.part("token")).containsText("ends in");
        assertThat(owner.barriers()).isEmpty();

        mine.button("Share…").click();
        mine.share(colleague.name(), "viewer");
        assertThat(mine.said()).containsText("may look at");
        assertThat(mine.member(colleague.name())).isVisible();
        assertThat(owner.barriers()).isEmpty();
        owner.shot("client-share");
        mine.part("share").getByLabel("Close").click();
        colleague.signIn();
        colleague.open(ClientPage.path(clientId(owner)));
        var theirs = new ClientPage(colleague.page());
        assertThat(theirs.part("looking")).containsText("Ask " + owner.name());
        assertThat(theirs.button("Refresh now")).hasCount(0);
        assertThat(colleague.barriers()).isEmpty();
        colleague.shot("client-viewer");

        mine.rename(HOSTILE, "vip, <b>bold</b>");

        assertThat(mine.toast()).containsText("Saved");
        assertThat(theirs.part("name")).hasText(HOSTILE);
        assertThat(theirs.part("tag")).hasCount(2);
        assertThat(theirs.part("heading").locator("img, b")).hasCount(0);
        assertThat(colleague.overflow()).isZero();
        colleague.shot("client-hostile-name");
    }

    @Test
    void handsAClientOver(Visitor owner, Visitor heir, Site site) {
        owner.expectTrouble("404");
        var mine = connected(owner, site.klaviyo().newAccount(1, 1));
        heir.signIn();
        mine.button("Share…").click();
        mine.share(heir.name(), "editor");
        assertThat(mine.said()).containsText("may change");
        heir.open(ClientPage.path(clientId(owner)));
        var theirs = new ClientPage(heir.page());
        assertThat(theirs.button("Who sees it")).isVisible();

        mine.member(heir.name()).getByText("Make owner…").click();
        mine.sayYes();

        assertThat(mine.said()).containsText("owns");
        assertThat(theirs.button("Share…")).isVisible();
        assertThat(mine.page().locator("#add-member")).hasCount(0);
        mine.member(owner.name()).getByText("Leave…").click();
        mine.sayYes();
        assertThat(mine.part("gone")).isVisible();
        assertThat(mine.part("gone")).containsText("You do not see this client any more");
        theirs.button("Share…").click();
        assertThat(theirs.part("sharing-member")).hasCount(1);
    }

    @Test
    void refreshesAndDisconnectsAndSaysWhatThatDoes(Visitor visitor, Site site) {
        var client = connected(visitor, site.klaviyo().newAccount(1, 1));
        site.stored().age(clientId(visitor));

        client.button("Refresh now").click();
        assertThat(client.toast()).containsText(Texts.FRESH);
        assertThat(client.part("refreshed")).containsText("just now");
        client.button("Disconnect…").click();
        assertThat(client.part("question")).containsText(Texts.UNINSTALLS);
        assertThat(visitor.barriers()).isEmpty();
        visitor.shot("client-question");
        client.sayYes();

        assertThat(client.part("standing")).hasText("Disconnected");
        assertThat(client.part("explanation")).containsText("Reconnect it to use it again");
        assertThat(client.button("Refresh now")).hasCount(0);
        assertThat(client.button("Disconnect…")).hasCount(0);
        visitor.shot("client-disconnected");
    }

    @Test
    void explainsTheWrongAccount(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var other = site.klaviyo().newAccount(1, 1);
        var client = connected(visitor, account);

        client.reconnect().click();
        new ClientsPage(visitor.page()).pick(other);
        new ClientsPage(visitor.page()).allow().click();

        assertThat(client.part("refusal")).containsText(Texts.WRONG_ACCOUNT);
        assertThat(client.part("account")).containsText(account);
        assertThat(client.part("standing")).hasText("Connected");
        visitor.shot("client-wrong-account");
    }

    @Test
    void saysWhatIsWrongAndFollowsTheCure(
            Visitor visitor, @Look(width = 390, height = 844, dark = true) Visitor onThePhone, Site site) {
        visitor.expectTrouble("503");
        var account = site.klaviyo().newAccount(1, 1);
        var client = connected(visitor, account);
        onThePhone.signIn(site.gateway(), visitor.name());
        onThePhone.open(ClientPage.path(clientId(visitor)));
        var small = new ClientPage(onThePhone.page());
        site.stored().age(clientId(visitor));
        site.klaviyo().fault(account, "token.refresh", Map.of("kind", "status", "status", 500));

        client.button("Refresh now").click();

        assertThat(client.toast()).containsText(Texts.TRIED_AGAIN);
        assertThat(small.part("standing")).hasText("Degraded");
        assertThat(small.part("explanation")).containsText("EmailPilot keeps trying");
        assertThat(small.part("last-try")).containsText("Klaviyo gave no answer that can be used.");
        assertThat(onThePhone.barriers()).isEmpty();
        assertThat(onThePhone.overflow()).isZero();
        onThePhone.shot("client-degraded-phone-dark");
        site.klaviyo().heal();
        client.button("Refresh now").click();
        assertThat(small.part("standing")).hasText("Connected");
    }

    @Test
    void tellsWhatHappenedAsAListAndAsCharts(
            Visitor visitor,
            @Look(dark = true) Visitor atNight,
            @Look(width = 390, height = 844) Visitor onThePhone,
            Site site) {
        var client = connected(visitor, site.klaviyo().newAccount(4, 3));
        assertThat(client.part("timeline")).containsText(visitor.name() + " connected this client.");
        site.stored().age(clientId(visitor));

        client.button("Refresh now").click();

        assertThat(client.part("timeline")).containsText("The tokens were rotated.");
        assertThat(client.part("timeline")).containsText("refreshed this client by hand.");
        visitor.shot("client");
        client.part("charts").scrollIntoViewIfNeeded();
        assertThat(client.part("standing-table").locator("tbody tr")).hasAttribute("data-tone", "good");
        assertThat(client.part("days-table").locator("tbody tr").last()).hasAttribute("data-rotations", "1");
        assertThat(momentsOfTheFirstChart(visitor)).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(visitor.barriers()).isEmpty();
        assertThat(visitor.overflow()).isZero();
        visitor.shot("client-charts");
        for (var other : List.of(atNight, onThePhone)) {
            other.signIn(site.gateway(), visitor.name());
            other.open(ClientPage.path(clientId(visitor)));
            assertThat(new ClientPage(other.page()).part("timeline")).containsText("The tokens were rotated.");
            assertThat(other.barriers()).isEmpty();
            assertThat(other.overflow()).isZero();
        }
        atNight.shot("client-dark");
        onThePhone.shot("client-phone");
        new ClientPage(atNight.page()).part("charts").scrollIntoViewIfNeeded();
        assertThat(new ClientPage(atNight.page()).part("days-table").locator("tbody tr"))
                .hasCount(15);
        assertThat(atNight.barriers()).isEmpty();
        atNight.shot("client-charts-dark");
    }

    private static ClientPage connected(Visitor visitor, String account) {
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        visitor.open(ClientPage.path(clients.clientId(account)));
        return new ClientPage(visitor.page());
    }

    /** What stands below its axis. */
    private static List<?> momentsOfTheFirstChart(Visitor visitor) {
        return (List<?>) visitor.page().evaluate("""
                        () => Chart.getChart(document.querySelector("[data-chart=standing-chart]"))
                            .scales.x.ticks.map(({ label }) => label)""");
    }

    private static String clientId(Visitor visitor) {
        return String.valueOf(visitor.page().locator("#client").getAttribute("data-id"));
    }
}
