package com.emailpilot.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.Timestamp;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every page, on a desk and on a phone, by day and by night; the pictures of the documentation are taken here. */
@BrowserTest
final class EveryPageIT {

    private static final List<String> SHOPS = List.of("TWso02", "PLbk00", "ATou25", "QHst03", "NWc0f1");
    private static final String DEGRADED = SHOPS.getFirst();
    private static final String DISCONNECTED = SHOPS.getLast();
    private static final String LOOKED_AT = SHOPS.get(1);

    /** Each width and each colour once: looking for barriers takes longer than all else. */
    private static final Set<String> EXAMINED = Set.of("", "-phone-dark");

    @AfterEach
    void heal(Site site) {
        site.klaviyo().heal();
    }

    @Test
    void looksWellOnADeskAndOnAPhoneByDayAndByNight(
            Visitor desk,
            @Look(dark = true) Visitor deskAtNight,
            @Look(width = 390, height = 844) Visitor phone,
            @Look(width = 390, height = 844, dark = true) Visitor phoneAtNight,
            Site site) {
        var name = People.name(0);
        var agency = agency(desk, name, site);
        var ops = ops(agency, site);
        var looks = Map.of("", desk, "-dark", deskAtNight, "-phone", phone, "-phone-dark", phoneAtNight);
        Stream.of(deskAtNight, phone, phoneAtNight).forEach(visitor -> visitor.signIn(site.gateway(), name));

        looks.forEach((suffix, visitor) -> {
            visitor.expectTrouble("404");
            own(agency).forEach(sight -> look(visitor, sight, suffix));
        });
        looks.forEach((suffix, visitor) -> {
            visitor.forgetSession();
            visitor.signIn(site.gateway(), People.OPS);
            ops.forEach(sight -> look(visitor, sight, suffix));
        });
    }

    /** Connects, breaks and gives up, and invites more. */
    private static Agency agency(Visitor owner, String name, Site site) {
        var clients = owner.signIn(site.gateway(), name);
        SHOPS.forEach(clients::connect);
        SHOPS.forEach(clients::awaitCounts);
        site.stored().age(clients.clientId(LOOKED_AT));
        clients.act(LOOKED_AT, Texts.REFRESH);
        assertThat(clients.toast()).containsText(Texts.FRESH);
        owner.expectTrouble("503");
        site.stored().age(clients.clientId(DEGRADED));
        site.klaviyo().fault(DEGRADED, "token.refresh", Map.of("kind", "status", "status", 500));
        clients.act(DEGRADED, Texts.REFRESH);
        assertThat(clients.field(DEGRADED, "status")).hasText("Klaviyo is not answering");
        clients.disconnect(DISCONNECTED);
        assertThat(clients.field(DISCONNECTED, "status")).hasText("Disconnected");
        var clientId = clients.clientId(LOOKED_AT);
        owner.open(InvitesPage.PATH);
        var invites = List.of("Juniper & Salt, anna@juniper.example", "Kettle Tea", "Harbour Books");
        return new Agency(
                clientId, new InvitesPage(owner.page()).invite(invites).getFirst());
    }

    private static List<Sight> own(Agency agency) {
        var client = ClientPage.path(agency.clientId());
        return List.of(
                new Sight("clients", ClientsPage.PATH, "[data-testid=client]"),
                new Sight("overview", "/admin/overview", "[data-testid=figure-connected]"),
                new Sight("client", client, "[data-testid=explanation]"),
                new Sight("client-charts", client, "#charts-title", "canvas[data-chart=days-chart][style]"),
                new Sight("invites", InvitesPage.PATH, "[data-testid=invite-row]"),
                new Sight("audit", "/admin/audit", "[data-testid=line]"),
                new Sight("install", "/install", "[data-testid=install]"),
                new Sight("invitation", agency.link(), "[data-testid=invitation]"),
                new Sight("problem", "/admin/nothing", "[data-testid=problem]"),
                new Sight("login", "/login", "[data-testid=login]"));
    }

    private static List<Sight> ops(Agency agency, Site site) {
        var letter = "client-provisioner.enrichment_every-page";
        site.stored().put("dead_letters/" + letter, letter());
        var event = site.stored().event(agency.clientId(), "com.emailpilot.client-created.v1");
        return List.of(
                new Sight("ops", "/admin/ops", "[data-testid=figures]"),
                new Sight("ops-events", "/admin/ops/events", "[data-testid=event]"),
                new Sight("ops-event", "/admin/ops/events/" + event.getId(), "[data-testid=payload]"),
                new Sight("ops-dead-letters", "/admin/ops/dead-letters", "[data-testid=letter]"),
                new Sight("ops-dead-letter", "/admin/ops/dead-letters/" + letter, "[data-testid=payload]"),
                new Sight("ops-replays", "/admin/ops/replays", "[data-testid=look]"));
    }

    private static Map<String, Object> letter() {
        var payload = "{\"client_id\": 7}";
        return Map.ofEntries(
                Map.entry("status", "PARKED"),
                Map.entry("subscription", "client-provisioner.enrichment"),
                Map.entry("reason", "the payload fits no schema"),
                Map.entry("attributes", Map.of("ce-id", "every-page", "ce-type", "com.emailpilot.client-created.v1")),
                Map.entry("payload_base64", Base64.getEncoder().encodeToString(payload.getBytes(UTF_8))),
                Map.entry("payload_bytes", payload.length()),
                Map.entry("payload_sha256", "0".repeat(64)),
                Map.entry("redrives", 0),
                Map.entry("seen", 1),
                Map.entry("first_seen", Timestamp.now()),
                Map.entry("last_seen", Timestamp.now()));
    }

    private static void look(Visitor visitor, Sight sight, String suffix) {
        visitor.open(sight.path());
        visitor.page().locator(sight.from()).evaluate("element => element.scrollIntoView()");
        visitor.page().locator(sight.shows()).first().waitFor();
        visitor.shot(sight.picture() + suffix);

        assertThat(visitor.overflow()).as(sight.picture() + suffix).isZero();
        if (EXAMINED.contains(suffix)) {
            assertThat(visitor.barriers()).as(sight.picture() + suffix).isEmpty();
        }
    }

    /**
     * What its pages are about.
     *
     * @param clientId the client that is looked at
     * @param link of an invite
     */
    private record Agency(String clientId, String link) {}

    /**
     * Something to be seen.
     *
     * @param picture name of the file, but for the look
     * @param from selects what is at the top of the picture
     * @param shows selects what has to be there before it can be looked at
     */
    private record Sight(String picture, String path, String from, String shows) {

        Sight(String picture, String path, String shows) {
            this(picture, path, "body", shows);
        }
    }
}
