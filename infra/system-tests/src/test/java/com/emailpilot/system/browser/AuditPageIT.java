package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.Timestamp;
import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who did what, as people read it. */
@BrowserTest
final class AuditPageIT {

    private static final String PATH = "/admin/audit";

    @Test
    void tellsWhatPeopleDidWithTheirClients(Visitor visitor, Visitor stranger, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        var clientId = clients.clientId(account);
        site.stored().age(clientId);
        clients.act(account, Texts.REFRESH);
        assertThat(clients.toast()).containsText(Texts.FRESH);
        stranger.signIn();

        visitor.open(PATH);
        stranger.open(PATH);

        assertThat(lines(visitor).nth(0)).containsText(visitor.name() + " refreshed");
        assertThat(lines(visitor).nth(0)).containsText("by hand");
        assertThat(lines(visitor).nth(1)).containsText(visitor.name() + " connected");
        assertThat(lines(visitor).nth(0).locator("a[href='/admin/clients/" + clientId + "']"))
                .isVisible();
        assertThat(lines(visitor)).hasCount(2);
        assertThat(stranger.page().getByTestId("empty")).containsText("Nothing happened yet");
        assertThat(visitor.barriers()).isEmpty();
        assertThat(stranger.barriers()).isEmpty();
        visitor.shot("audit");
    }

    @Test
    void narrowsTheTrailDownAndExportsIt(Visitor visitor, Site site) throws Exception {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        clients.disconnect(account);
        assertThat(clients.toast()).containsText(Texts.DISCONNECTED);
        visitor.open(PATH);
        assertThat(lines(visitor)).hasCount(2);
        new ClientsPage(visitor.page()).mark();

        visitor.page().getByLabel("What").selectOption("disconnected");

        assertThat(lines(visitor)).hasCount(1);
        assertThat(visitor.page()).hasURL(Pattern.compile("what=disconnected"));
        assertThat(new ClientsPage(visitor.page()).isMarked()).isTrue();
        var file = visitor.page()
                .waitForDownload(() -> visitor.page().getByTestId("csv").click());
        assertThat(Files.readString(file.path(), StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("disconnected", visitor.name());
        visitor.page().getByLabel("Who").fill("nobody@example.com");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page().getByTestId("empty")).containsText("Nothing matches");
        visitor.page().goBack();
        assertThat(lines(visitor)).hasCount(1);
    }

    @Test
    void showsOpsEverythingPageByPage(@Look(width = 390, height = 844, dark = true) Visitor visitor, Site site) {
        visitor.signIn(site.gateway(), People.OPS);
        IntStream.range(0, 60).forEach(n -> site.stored().put("audit/read-" + n, read(n)));

        visitor.open(PATH + "?what=credential_read");

        assertThat(lines(visitor)).hasCount(50);
        visitor.page().getByTestId("more").focus();
        visitor.page().keyboard().press("Enter");
        assertThat(lines(visitor).nth(59)).containsText("read the credential");
        assertThat(visitor.barriers()).isEmpty();
        visitor.open(PATH);
        assertThat(lines(visitor).first()).isVisible();
        visitor.shot("audit-phone-dark");
    }

    private static Map<String, Object> read(int number) {
        return Map.of(
                "at", Timestamp.ofTimeSecondsAndNanos(1_700_000_000L + number, 0),
                "shard", number % 8,
                "action", "credential_read",
                "actor", "mailer@example-project.iam.gserviceaccount.com",
                "outcome", "served");
    }

    private static Locator lines(Visitor visitor) {
        return visitor.page().getByTestId("line");
    }
}
