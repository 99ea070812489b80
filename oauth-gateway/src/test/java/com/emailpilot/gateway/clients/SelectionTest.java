package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.ADMIN;
import static com.emailpilot.gateway.clients.TestRows.SECOND;
import static com.emailpilot.gateway.clients.TestRows.TIME;
import static com.emailpilot.gateway.clients.TestRows.in;
import static com.emailpilot.gateway.clients.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.emailpilot.gateway.clients.ListQuery.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SelectionTest {

    private static final Filter ALL = new Filter(null, null, null, null);

    private final ClientRow tea = row(
            "tea",
            client -> client.set("display_name", "Élan Tea")
                    .set("updated_at", TIME.plusSeconds(1))
                    .set("tags", List.of("vip", "new")));
    private final ClientRow coffee = row(
            "coffee",
            client -> in("degraded", "active")
                    .apply(client)
                    .set("display_name", "zebra Coffee")
                    .set("oauth.connected_at", TIME.plusSeconds(9))
                    .set("oauth.expires_at", TIME.plusSeconds(60)));
    private final ClientRow cocoa = row(
            "cocoa",
            client -> in("rotation_lost", "needs_reauthorization")
                    .apply(client)
                    .set("owner_user_id", SECOND)
                    .set("klaviyo.email_domain", "cacao.example")
                    .remove("oauth.expires_at", "oauth.connected_at")
                    .set("updated_at", TIME.plusSeconds(2)));
    private final List<ClientRow> rows = List.of(tea, coffee, cocoa);

    @ParameterizedTest
    @CsvSource({
        "updated, cocoa tea coffee",
        "name, tea cocoa coffee",
        "status, cocoa coffee tea",
        "expires, coffee tea cocoa",
        "connected, coffee tea cocoa"
    })
    void sorts(String word, String expected) {
        var sort = List.of(Sort.values()).stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
        var order = sort.byItself();
        var reversed = new Order(sort, !order.descending());

        assertThat(ids(select(order, ALL))).containsExactly(expected.split(" ", -1));
        assertThat(ids(select(reversed, ALL)))
                .containsExactlyElementsOf(List.of(expected.split(" ", -1)).reversed());
    }

    @ParameterizedTest
    @CsvSource({"elan", "ÉLAN tea", "AC-tea", "hello@tea.example", "tea elan"})
    void findsEveryWord(String text) {
        assertThat(ids(search(text))).containsExactly("tea");
    }

    @Test
    void findsByDomain() {
        assertThat(ids(search("cacao.example"))).containsExactly("cocoa");
    }

    @Test
    void filters() {
        assertThat(ids(select(new Filter("active", null, null, null)))).containsExactly("tea", "coffee");
        assertThat(ids(select(new Filter(null, "degraded", null, null)))).containsExactly("coffee");
        assertThat(ids(select(new Filter(null, null, "vip", null)))).containsExactly("tea");
        assertThat(ids(select(new Filter(null, null, null, "shared")))).containsExactly("cocoa");
        assertThat(ids(select(new Filter("active", null, "new", "mine")))).containsExactly("tea", "coffee");
    }

    @Test
    void countsWhatEachFilterWouldShow() {
        var page = select(new Filter("active", null, null, null));

        var counts = Optional.ofNullable(page.counts()).orElseThrow();
        assertThat(counts.status()).containsOnly(entry("active", 2), entry("needs_reauthorization", 1));
        assertThat(counts.health())
                .containsOnly(entry("connected", 1), entry("degraded", 1), entry("rotation_failing", 1));
        assertThat(counts.tag()).containsExactly(entry("new", 2), entry("oauth", 1), entry("vip", 1));
        assertThat(counts.whose()).containsOnly(entry("mine", 2));
    }

    @Test
    void countsAllPages() {
        var query = new ListQuery(1, Order.LAST_CHANGED_FIRST, null, List.of(), ALL);

        var page = Selection.of(rows, ADMIN, query, TIME);

        assertThat(ids(page)).containsExactly("cocoa");
        assertThat(page.total()).isEqualTo(3);
    }

    /** Whatever is alike is still told apart, by id. */
    @ParameterizedTest
    @EnumSource
    void pagesThroughEverythingOnce(Sort sort) {
        var alike = IntStream.range(0, 25).mapToObj(n -> row("c" + n)).toList();

        for (boolean descending : List.of(true, false)) {
            List<String> seen = new ArrayList<>();
            @Nullable Position after = null;
            do {
                var query = new ListQuery(10, new Order(sort, descending), after, List.of(), ALL);
                var page = Selection.of(alike, ADMIN, query, TIME);
                seen.addAll(ids(page));
                after = page.last();
            } while (after != null);

            assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        }
    }

    @Test
    void goesOnWhereItStoppedAlsoIfThatClientIsGone() {
        var query = new ListQuery(2, Sort.NAME.byItself(), Sort.NAME.place(tea), List.of(), ALL);

        assertThat(ids(Selection.of(List.of(coffee, cocoa), ADMIN, query, TIME)))
                .containsExactly("cocoa", "coffee");
    }

    private Selection select(Filter filter) {
        return select(Order.LAST_CHANGED_FIRST, filter);
    }

    private Selection select(Order order, Filter filter) {
        return Selection.of(rows, ADMIN, new ListQuery(50, order, null, List.of(), filter), TIME);
    }

    private Selection search(String text) {
        var query = new ListQuery(50, Order.LAST_CHANGED_FIRST, null, SearchText.words(text), ALL);
        return Selection.of(rows, ADMIN, query, TIME);
    }

    private static List<String> ids(Selection page) {
        return page.rows().stream().map(ClientRow::clientId).toList();
    }
}
