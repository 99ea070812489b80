package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@BrowserTest
final class RefusedConnectionIT {

    private static final List<String> ALL_THAT_IS_ASKED = List.of(
            "accounts:read",
            "campaigns:read",
            "flows:read",
            "lists:read",
            "metrics:read",
            "profiles:read",
            "segments:read");

    @AfterEach
    void heal(Site site) {
        site.klaviyo().heal();
        site.klaviyo().grantAtMost(ALL_THAT_IS_ASKED);
    }

    @Test
    void waitsForAnAccountThatCannotBeReadYet(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        site.klaviyo().fault(account, "accounts", Map.of("status", 503));
        var clients = visitor.signIn();

        clients.connect(account);

        assertThat(clients.pending()).containsText("Connecting a Klaviyo account");
        visitor.shot("pending");
        clients.mark();
        site.klaviyo().heal();
        assertThat(clients.row(account)).isVisible();
        assertThat(clients.pending()).hasCount(0);
        assertThat(clients.isMarked()).isTrue();
    }

    @Test
    void saysThatAPermissionIsMissing(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(0, 0);
        site.klaviyo().grantAtMost(List.of("lists:read", "segments:read"));
        var clients = visitor.signIn();

        clients.connect(account);

        assertThat(clients.toast().filter(saying(Texts.MISSING_SCOPE))).isVisible();
        assertThat(clients.toast()).hasCount(1);
        assertThat(clients.pending()).hasCount(0);
        assertThat(clients.rows()).hasCount(0);
        visitor.shot("refused-missing-scope");
    }

    @Test
    void saysThatAnotherAccountWasChosen(Visitor visitor, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var other = site.klaviyo().newAccount(1, 1);
        var clients = visitor.signIn();
        clients.connectUntilCounted(account);
        var clientId = clients.row(account).getAttribute("data-id");

        visitor.open("/api/integrations/klaviyo/oauth/start?redirect_path=/admin/clients&client_id=" + clientId);
        clients.pick(other);
        clients.allow().click();

        clients.awaitLanding();
        assertThat(clients.toast().filter(saying(Texts.WRONG_ACCOUNT))).isVisible();
        assertThat(clients.row(account)).isVisible();
        assertThat(clients.rows()).hasCount(1);
        visitor.shot("refused-wrong-account");
    }

    private static FilterOptions saying(String sentence) {
        return new FilterOptions().setHasText(sentence);
    }
}
