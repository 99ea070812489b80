package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.TestRecords;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code GET /admin/clients} and the parts of it that an open page asks for. */
@GatewayTest
final class ListPageTest {

    private static final Instant TIME = Instant.parse("2026-02-03T10:00:00.123456Z");
    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";
    private static final Pattern ROW = Pattern.compile("<tr data-testid=\"client\"\\s+data-id=\"([^\"]+)\"");
    private static final Pattern MORE = Pattern.compile("hx-get=\"(/admin/clients\\?[^\"]*cursor=[^\"]+)\"");

    private final InMemoryDocuments documents;
    private final ClientRows rows;
    private final Browser admin;

    ListPageTest(InMemoryDocuments documents, ClientRows rows, @LocalServerPort int port) {
        this.documents = documents;
        this.rows = rows;
        this.admin = Browser.signedIn(port, ADMIN);
    }

    @BeforeEach
    void forgetRows() {
        rows.forget();
    }

    @AfterEach
    void forget() {
        TestRecords.forget(documents, "clients", "grants");
    }

    @Test
    void bringsTheRowsWithThePage() {
        client("one", client -> client.set("klaviyo.lists_count", 1_234L));

        var page = admin.get("/admin/clients").body();

        assertThat(ids(page)).containsExactly("one");
        assertThat(page)
                .contains("Shop one", "AC-one", "hello@one.example", "1,234", "counting…", ">1 client<")
                .contains("href=\"/admin/clients/one\"", "data-testid=\"empty\" hidden=\"hidden\"")
                .doesNotContain("canary");
    }

    @Test
    void showsMarkupInANameAsText() {
        client("odd", client -> client.set("display_name", "<img src=x onerror=alert(1)> \"quoted\""));

        var page = admin.get("/admin/clients").body();

        assertThat(page)
                .contains("<bdi>&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot;</bdi>")
                .doesNotContain("<img");
    }

    @Test
    void keepsTheFilterThatTheAddressNames() {
        client("works", client -> client);
        client("lost", TestRows.in("needs_reauthorization", "needs_reauthorization")::apply);

        var page = admin.get("/admin/clients?health=needs_person").body();

        assertThat(ids(page)).containsExactly("lost");
        assertThat(page)
                .contains("value=\"needs_person\" checked=\"checked\"")
                .contains(">1 client matches<")
                .contains("Needs reconnecting", "client_id=lost");
    }

    @Test
    void answersAPartWithTheListAloneAndItsAddress() {
        client("tea", client -> client);
        client("coffee", client -> client);

        var part = part("/admin/clients?q=COF&status=&sort=name&order=asc&whose=");

        assertThat(ids(part.body())).containsExactly("coffee");
        assertThat(part.body()).doesNotContain("<html", "<header").contains("hx-swap-oob");
        assertThat(part.headers().firstValue("HX-Replace-Url")).hasValue("/admin/clients?q=COF&sort=name");
    }

    @Test
    void showsMore() {
        IntStream.range(0, 60)
                .forEach(n -> client("c" + (10 + n), client -> client.set("updated_at", TIME.plusSeconds(n))));
        var first = admin.get("/admin/clients?q=shop").body();

        var next = part(more(first).replace("&amp;", "&"));

        assertThat(ids(first)).hasSize(50).startsWith("c69");
        assertThat(first).contains(">60 clients match<");
        assertThat(ids(next.body())).hasSize(10).endsWith("c10");
        assertThat(next.body()).doesNotContain("Show more", "facets");
        assertThat(next.headers().firstValue("HX-Replace-Url")).isEmpty();
    }

    @Test
    void bringsTheRowsThatChanged() {
        client("one", client -> client);
        client("other", client -> client);
        client("foreign", SECOND, client -> client);
        admin.get("/admin/clients");
        client("one", client -> client.set("display_name", "New name"));

        var part = part("/admin/clients/rows?id=one&id=foreign&id=unknown").body();

        assertThat(ids(part)).containsExactly("one");
        assertThat(part).contains("New name", ">2 clients<", "data-number=").doesNotContain("Shop foreign");
    }

    @Test
    void leavesOutWhatTheFilterDoesNotFit() {
        client("one", client -> client);
        admin.get("/admin/clients?status=active");
        client("one", TestRows.in("disconnected", "disconnected")::apply);

        var part = part("/admin/clients/rows?status=active&id=one").body();

        assertThat(ids(part)).isEmpty();
        assertThat(admin.get("/admin/clients?status=active").body()).contains("No client matches");
    }

    @Test
    void showsConsentsThatWait() {
        var grant = new Changes()
                .set("status", "WAITING")
                .set("connected_by", ADMIN)
                .set("claimed_at", TIME);
        documents
                .commit(List.of(grant.create(new DocumentPath("grants", "g-1"))))
                .block();

        assertThat(admin.get("/admin/clients").body())
                .contains("data-testid=\"pending\" data-id=\"g-1\"", "Connecting a Klaviyo account");
        assertThat(part("/admin/clients/pending").body()).contains("data-id=\"g-1\"");
    }

    @Test
    void offersViewersNothingButALook() {
        client("theirs", SECOND, client -> client);
        TestRecords.share(documents, "theirs", ADMIN, "viewer");

        var page = admin.get("/admin/clients").body();

        assertThat(page)
                .contains("View only", "Shared by <bdi>second@example.com</bdi>")
                .doesNotContain("Actions for");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/clients?status=good, status",
        "/admin/clients/rows?id=a%2Fb, id",
        "/admin/clients/rows?sort=size, sort"
    })
    void saysWhichParameterItDoesNotUnderstand(String path, String parameter) {
        var answer = part(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The parameter " + parameter);
    }

    @Test
    void takesNoMoreChangesThanItCanShow() {
        var ids = IntStream.range(0, 51).mapToObj(n -> "id=c" + n).toList();

        assertThat(part("/admin/clients/rows?" + String.join("&", ids)).statusCode())
                .isEqualTo(400);
    }

    private void client(String id, UnaryOperator<Changes> difference) {
        client(id, ADMIN, difference);
    }

    private void client(String id, String owner, UnaryOperator<Changes> difference) {
        var fields = difference.apply(TestRecords.client(id, owner, TIME));
        documents
                .commit(List.of(new Write.Delete(ClientRecords.path(id))))
                .then(documents.commit(List.of(fields.create(ClientRecords.path(id)))))
                .block();
    }

    private HttpResponse<String> part(String path) {
        return admin.get(path, "HX-Request", "true");
    }

    private static String more(String page) {
        return MORE.matcher(page)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(String page) {
        return ROW.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
