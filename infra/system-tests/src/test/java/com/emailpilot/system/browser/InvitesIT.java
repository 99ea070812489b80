package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@BrowserTest
final class InvitesIT {

    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>, hello@hostile.example", "متجر الزهور", "🫖 " + "Tea ".repeat(48), "=1+1");

    @Test
    void turnsGreenWhilePeopleWithoutAnAccountConnect(
            Visitor admin,
            Visitor anna,
            @Look(dark = true) Visitor ben,
            @Look(width = 390, height = 844) Visitor clara,
            Site site) {
        var invites = open(admin);
        assertThat(admin.page().getByTestId("no-invites")).isVisible();
        admin.shot("invites-empty");

        var links = invites.invite(twenty());
        admin.shot("invites-links");

        assertThat(invites.rows("open")).hasCount(20);
        assertThat(admin.barriers()).isEmpty();
        var guests = List.of(anna, ben, clara);
        for (int number = 0; number < guests.size(); number++) {
            connect(guests.get(number), links.get(number), site);
        }
        assertThat(invites.rows("connected")).hasCount(3);
        assertThat(admin.page().getByTestId("progress")).hasText("3 of 20 connected, 17 waiting to be used");
        assertThat(invites.links()).hasCount(20); // the page was never loaded anew
        admin.page().locator("#done").click();
        admin.shot("invites");
        assertThat(admin.barriers()).isEmpty();
        admin.open(ClientsPage.PATH);
        assertThat(admin.clients().rows()).hasCount(3);
    }

    @Test
    void letsNobodyUseALinkThatWasTakenBack(Visitor admin, Visitor guest, Site site) {
        guest.expectTrouble("410");
        var invites = open(admin);
        var link = invites.invite(List.of("Kettle Tea")).getFirst();
        guest.open(link);

        invites.row("Kettle Tea").getByTestId("revoke").click();

        assertThat(invites.toast()).containsText("The link of Kettle Tea is taken back");
        assertThat(invites.rows("revoked")).hasCount(1);
        guest.page().getByTestId("go").click();
        assertThat(invitation(guest)).containsText("This link was taken back");
        assertThat(invitation(guest)).containsText(admin.name());
        guest.shot("invitation-revoked");
    }

    @Test
    void connectsOneAccountAlthoughTwoPeopleUseTheLinkAtOnce(Visitor admin, Visitor first, Visitor second, Site site) {
        second.expectTrouble("409");
        var account = site.klaviyo().newAccount(0, 0);
        var other = site.klaviyo().newAccount(0, 0);
        var invites = open(admin);
        var link = invites.invite(List.of("Kettle Tea")).getFirst();
        second.open(link);
        second.page().getByTestId("go").click();
        assertThat(new ClientsPage(second.page()).allow()).isVisible();

        connect(first, link, account);
        new ClientsPage(second.page()).pick(other);
        new ClientsPage(second.page()).allow().click();

        assertThat(invitation(second)).containsText("This link was used");
        second.shot("invitation-used");
        assertThat(invites.rows("connected")).hasCount(1);
        assertThat(invites.rows("connected").getByText("Open client")).isVisible();
        admin.open(ClientsPage.PATH);
        assertThat(admin.clients().row(account)).isVisible();
        assertThat(admin.clients().rows()).hasCount(1);
    }

    @Test
    void reconnectsAClientWithTheRightAccountAlone(Visitor admin, Visitor guest, Site site) {
        var account = site.klaviyo().newAccount(0, 0);
        var wrong = site.klaviyo().newAccount(0, 0);
        var clients = admin.signIn();
        clients.connect(account);
        assertThat(clients.row(account)).isVisible();
        admin.open(ClientPage.path(clients.clientId(account)));
        var link = new ClientPage(admin.page()).reconnectLink();
        assertThat(admin.barriers()).isEmpty();
        admin.shot("client-link");
        var invites = open(admin);

        guest.open(link);
        assertThat(invitation(guest)).containsText("Choose the same Klaviyo account as before");
        new InvitesPage(guest.page()).accept(wrong);

        assertThat(new InvitesPage(guest.page()).thanks()).containsText(Texts.WRONG_ACCOUNT);
        guest.shot("invitation-wrong-account");
        assertThat(invites.rows("refused")).containsText(Texts.WRONG_ACCOUNT);
    }

    @Test
    void saysWhichLinesAreWrongAndMakesNoLink(Visitor admin) {
        admin.expectTrouble("400");
        var invites = open(admin);

        admin.page().getByLabel("Clients, one in each line").fill("Juniper\n, a@b.example\nSalt, Ltd");
        admin.page().getByTestId("make").click();

        assertThat(invites.flaws()).containsText("Line 2: there is no name");
        assertThat(invites.flaws()).containsText("Line 3: what follows the name is no e-mail address");
        assertThat(invites.rows()).hasCount(0);
        assertThat(admin.barriers()).isEmpty();
        admin.shot("invites-flaws");
    }

    @Test
    void takesAFileAndGivesOneBack(Visitor admin) {
        var invites = open(admin);
        var file = "Name,E-mail\r\n\"Salt, Ltd\",anna@salt.example\r\n=1+1\r\n".getBytes(UTF_8);

        admin.page().getByTestId("csv").setInputFiles(new FilePayload("clients.csv", "text/csv", file));
        assertThat(admin.page().locator("#names")).hasValue(Pattern.compile("Salt, Ltd"));
        admin.page().getByTestId("make").click();
        assertThat(invites.links()).hasCount(2);
        var download = admin.page()
                .waitForDownload(() -> admin.page().getByTestId("download").click());

        assertThat(download.path())
                .content(UTF_8)
                .contains("name,email,link,works_until", "\"Salt, Ltd\",\"anna@salt.example\",\"http", "\"'=1+1\"");
    }

    @Test
    void keepsHostileNamesInTheirPlaceOnAPhone(@Look(width = 390, height = 844, dark = true) Visitor admin) {
        var invites = open(admin);

        invites.invite(HOSTILE);

        assertThat(invites.rows()).hasCount(HOSTILE.size());
        assertThat(admin.overflow()).isZero();
        assertThat(admin.barriers()).isEmpty();
        admin.shot("invites-hostile-phone-dark");
    }

    private static void connect(Visitor guest, String link, Site site) {
        guest.open(link);
        assertThat(invitation(guest)).containsText("Connect your Klaviyo account");
        assertThat(guest.barriers()).isEmpty();
        guest.shot("invitation-" + guest.page().viewportSize().width);
        connect(guest, link, site.klaviyo().newAccount(1, 1));
        guest.shot("invitation-thanks");
        assertThat(guest.barriers()).isEmpty();
        guest.open(ClientsPage.PATH);
        assertThat(guest.page().getByTestId("login")).isVisible();
    }

    private static void connect(Visitor guest, String link, String account) {
        guest.open(link);
        var page = new InvitesPage(guest.page());
        page.accept(account);
        assertThat(page.thanks()).containsText("Your Klaviyo account is connected");
    }

    private static Locator invitation(Visitor guest) {
        return new InvitesPage(guest.page()).invitation();
    }

    private static InvitesPage open(Visitor admin) {
        if (!admin.page().url().contains("/admin/")) {
            admin.signIn();
        }
        admin.open(InvitesPage.PATH);
        return new InvitesPage(admin.page());
    }

    private static List<String> twenty() {
        var lines = new ArrayList<>(
                IntStream.rangeClosed(1, 16).mapToObj("Shop %02d"::formatted).toList());
        lines.addAll(HOSTILE);
        return lines;
    }
}
