package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.sandbox.accounts.Shelf;
import com.emailpilot.sandbox.accounts.ShelfChange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Walking through lists and segments, also while they change. */
final class PagingTest {

    private static final KlaviyoSandbox SANDBOX = TestSandboxes.frozen();
    private final Integration integration = new Integration(SANDBOX);

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @AfterEach
    void reset() {
        SANDBOX.control().reset();
    }

    @ParameterizedTest
    @CsvSource({
        "PLbk00, lists, 0, 1",
        "CKte09, lists, 9, 1",
        "JSbe10, lists, 10, 1",
        "NWc0f1, lists, 11, 2",
        "ATou25, lists, 250, 25",
        "ATou25, segments, 305, 31",
        "TWso02, segments, 0, 1"
    })
    void pagesThroughEveryEntryTenAtATime(String account, String collection, int entries, int pages) {
        var walk = walk("/api/" + collection, integration.accessToken(account));

        assertThat(walk).hasSize(pages);
        assertThat(ids(walk)).hasSize(entries).doesNotHaveDuplicates();
    }

    @Test
    void linksToTheNextPageAbsolutelyAndPercentEncoded() {
        var token = integration.accessToken("NWc0f1");

        var document = page("/api/lists?page%5Bsize%5D=5&fields%5Blist%5D=name&sort=-name", token);

        assertThat(document.at("/links/next").asString())
                .startsWith(SANDBOX.apiUrl() + "/api/lists?page%5Bsize%5D=5&fields%5Blist%5D=name&sort=-name&")
                .contains("page%5Bcursor%5D=");
    }

    @Test
    void linksToNoPageAfterTheLast() {
        var document = page("/api/lists", integration.accessToken("JSbe10"));

        assertThat(document.at("/links/next").isNull()).isTrue();
    }

    @Test
    void leadsBackToThePreviousPage() {
        var token = integration.accessToken("NWc0f1");
        var first = page("/api/lists?page%5Bsize%5D=4", token);
        var second = page(first.at("/links/next").asString(), token);

        var back = page(second.at("/links/prev").asString(), token);

        assertThat(ids(List.of(back))).isEqualTo(ids(List.of(first)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "-id", "name", "-name", "created", "-created", "updated", "-updated"})
    void walksInEveryOrder(String sort) {
        var walk = walk("/api/lists?sort=" + sort, integration.accessToken("NDcf20"));

        assertThat(ids(walk)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAfterEntriesVanishedBetweenPages() {
        var token = integration.accessToken("ATou25");
        SANDBOX.control().change("ATou25", new ShelfChange(Shelf.LISTS, 0, 10, 0, 1));

        var walk = walk("/api/lists", token);

        assertThat(ids(walk)).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAfterTheRestVanishedBetweenPages() {
        var token = integration.accessToken("NDcf20");
        SANDBOX.control().change("NDcf20", new ShelfChange(Shelf.LISTS, 0, 0, 10, 1));

        var walk = walk("/api/lists", token);

        assertThat(ids(walk)).hasSize(10);
    }

    @Test
    void goesOnAfterEntriesAppearedBetweenPages() {
        var token = integration.accessToken("NDcf20");
        SANDBOX.control().change("NDcf20", new ShelfChange(Shelf.SEGMENTS, 7, 0, 0, 1));

        var walk = walk("/api/segments", token);

        assertThat(ids(walk)).hasSizeBetween(20, 27).doesNotHaveDuplicates();
        assertThat(ids(walk("/api/segments", token))).hasSize(27);
    }

    private List<JsonNode> walk(String start, String token) {
        var pages = new ArrayList<JsonNode>();
        for (var next = start; !next.isEmpty(); ) {
            var page = page(next, token);
            pages.add(page);
            next = page.at("/links/next").isNull() ? "" : page.at("/links/next").asString();
        }
        return pages;
    }

    private JsonNode page(String target, String token) {
        return Integration.json(integration.send(integration.rest(relative(target), token)));
    }

    private static String relative(String target) {
        var uri = URI.create(target);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static List<String> ids(List<JsonNode> pages) {
        return pages.stream()
                .flatMap(page -> page.get("data").valueStream())
                .map(entry -> entry.get("id").asString())
                .toList();
    }
}
