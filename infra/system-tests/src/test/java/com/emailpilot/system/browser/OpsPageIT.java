package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.Timestamp;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What ops see of the system. */
@BrowserTest
final class OpsPageIT {

    private static final String PATH = "/admin/ops";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REASON = "the payload of a test fits no schema";

    @Test
    void showsWhatHappenedToAClient(Visitor person, Visitor ops, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = person.signIn();
        clients.connectUntilCounted(account);
        var clientId = clients.clientId(account);
        ops.signIn(site.gateway(), People.OPS);

        ops.open(PATH + "/events");
        ops.page().getByLabel("Client id").fill(clientId);
        ops.page().getByLabel("Type").selectOption("client-created");

        assertThat(ops.page().getByTestId("event")).hasCount(1);
        assertThat(ops.barriers()).isEmpty();
        ops.shot("ops-events");
        ops.page().getByTestId("event").getByText("client-created").click();
        assertThat(ops.page().getByTestId("envelope")).containsText("com.emailpilot.client-created.v1");
        assertThat(ops.page().getByTestId("payload")).containsText(clientId);
        assertThat(ops.barriers()).isEmpty();
        ops.shot("ops-event");
    }

    @Test
    void showsWhatIsStuck(Visitor ops, @Look(width = 390, height = 844, dark = true) Visitor onThePhone, Site site) {
        site.stored().put("dead_letters/client-provisioner.enrichment_test-1", letter());
        ops.signIn(site.gateway(), People.OPS);

        ops.open(PATH);

        assertThat(ops.page().getByTestId("verdict")).containsText("Something waits for you");
        assertThat(ops.page().getByTestId("figures")).containsText("client-provisioner.enrichment");
        assertThat(ops.barriers()).isEmpty();
        ops.shot("ops");
        ops.page().getByText("Look at them").click();
        assertThat(ops.barriers()).isEmpty();
        ops.shot("ops-dead-letters");
        ops.page().getByText(REASON).click();
        assertThat(ops.page().getByTestId("payload")).containsText("<script>alert(1)</script>");
        assertThat(ops.barriers()).isEmpty();
        ops.shot("ops-dead-letter");
        onThePhone.signIn(site.gateway(), People.OPS);
        onThePhone.open(PATH);
        assertThat(onThePhone.page().getByTestId("figures")).isVisible();
        assertThat(onThePhone.barriers()).isEmpty();
        onThePhone.shot("ops-phone-dark");
    }

    @Test
    void sendsADeadLetterToItsConsumerAgain(Visitor person, Visitor ops, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = person.signIn();
        clients.connectUntilCounted(account);
        var event = site.stored().event(clients.clientId(account), "com.emailpilot.client-created.v1");
        var letter = "client-provisioner.enrichment_" + event.getId();
        var payload = String.valueOf(event.getString("data")).getBytes(StandardCharsets.UTF_8);
        site.stored().put("dead_letters/" + letter, letter(payload, event.get("attributes")));
        ops.signIn(site.gateway(), People.OPS);
        ops.open(PATH + "/dead-letters/" + letter);

        ops.page().getByTestId("redrive").click();

        assertThat(ops.page().getByTestId("done")).containsText("on its way to its consumer");
        await().atMost(PATIENCE).untilAsserted(() -> {
            ops.open(PATH + "/dead-letters/" + letter);
            assertThat(ops.page().getByTestId("status").textContent()).isEqualTo("Done");
        });
        ops.open("/admin/audit?what=redriven");
        assertThat(ops.page().getByTestId("line").first()).containsText(People.OPS + " sent a dead letter again");
    }

    @Test
    void sendsEventsAgainAfterALook(Visitor person, Visitor ops, Site site) {
        var account = site.klaviyo().newAccount(1, 1);
        var clients = person.signIn();
        clients.connectUntilCounted(account);
        ops.signIn(site.gateway(), People.OPS);
        ops.open(PATH + "/replays");
        ops.page().getByLabel("Client id").fill(clients.clientId(account));
        ops.page().getByLabel("Type").selectOption("client-created");
        ops.page().getByLabel("For").selectOption("client-provisioner.enrichment");

        ops.page().getByTestId("look").click();
        assertThat(ops.page().getByTestId("preview")).containsText("1 event would be sent again");
        assertThat(ops.barriers()).isEmpty();
        ops.shot("ops-replay-look");
        ops.page().getByTestId("start").click();

        assertThat(ops.page().getByTestId("progress")).containsText("Sent again");
        assertThat(ops.page().getByTestId("sent")).hasText("1 of 1 events");
        assertThat(ops.barriers()).isEmpty();
        ops.shot("ops-replay");
    }

    @Test
    void givesADeadLetterUp(Visitor ops, Site site) {
        site.stored().put("dead_letters/client-provisioner.enrichment_test-2", letter());
        ops.signIn(site.gateway(), People.OPS);
        ops.open(PATH + "/dead-letters/client-provisioner.enrichment_test-2");
        ops.page().getByLabel("Why it is given up").fill("made up by a test");

        ops.page().getByTestId("drop").click();

        assertThat(ops.page().getByTestId("status")).hasText("Done");
        assertThat(ops.page().getByTestId("envelope")).containsText("made up by a test");
        assertThat(ops.page().getByTestId("redrive")).hasCount(0);
        ops.open(PATH + "/dead-letters?status=RESOLVED");
        assertThat(ops.page().getByText(REASON).first()).isVisible();
    }

    @Test
    void turnsOthersAway(Visitor person) {
        person.expectTrouble("403");
        person.signIn();
        assertThat(person.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Operations")))
                .hasCount(0);

        person.open(PATH);

        assertThat(person.page().getByTestId("problem")).containsText("Forbidden");
    }

    private static Map<String, Object> letter() {
        var payload = "{\"client_id\":\"<script>alert(1)</script>\"}".getBytes(StandardCharsets.UTF_8);
        return letter(payload, Map.of("ce-id", "test-1", "ce-type", "com.emailpilot.client-created.v1"));
    }

    private static Map<String, Object> letter(byte[] payload, @Nullable Object attributes) {
        var seen = Timestamp.ofTimeSecondsAndNanos(1_700_000_000L, 0);
        return Map.ofEntries(
                Map.entry("status", "PARKED"),
                Map.entry("subscription", "client-provisioner.enrichment"),
                Map.entry("reason", REASON),
                Map.entry("attributes", attributes == null ? Map.of() : attributes),
                Map.entry("payload_base64", Base64.getEncoder().encodeToString(payload)),
                Map.entry("payload_bytes", payload.length),
                Map.entry("payload_sha256", "0".repeat(64)),
                Map.entry("redrives", 0),
                Map.entry("seen", 1),
                Map.entry("first_seen", seen),
                Map.entry("last_seen", seen));
    }
}
