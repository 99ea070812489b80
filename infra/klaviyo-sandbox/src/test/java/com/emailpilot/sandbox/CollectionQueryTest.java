package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The parameters of lists and segments. */
final class CollectionQueryTest {

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

    @Test
    void sortsByNameBackwards() {
        var document = page("/api/segments?sort=-name", integration.accessToken("NDcf20"));

        assertThat(names(document)).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/lists", "/api/segments"})
    void tellsNoTotalAnywhere(String path) {
        var response = integration.get(path, integration.accessToken("ATou25"));

        assertThat(response.body())
                .doesNotContain("total")
                .doesNotContain("count")
                .doesNotContain("\"meta\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "ten", ""})
    void refusesAPageSizeThatIsNotOneToTen(String size) {
        var response = integration.get("/api/lists?page%5Bsize%5D=" + size, integration.accessToken("NWc0f1"));

        assertInvalid(response, "page[size]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-15", "2024-10-15"})
    void refusesThePageSizeInOlderRevisions(String revision) {
        var token = integration.accessToken("NWc0f1");
        var request =
                integration.unrevised("/api/lists?page%5Bsize%5D=10", token).header("revision", revision);

        var response = integration.send(request);

        assertInvalid(response, "page[size]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "bm9uc2Vuc2U", "bmV4dDo6bmFtZTo6eA"})
    void refusesACursorThatItDidNotIssueForThisWalk(String cursor) {
        var response = integration.get("/api/lists?page%5Bcursor%5D=" + cursor, integration.accessToken("NWc0f1"));

        assertInvalid(response, "page[cursor]");
    }

    @Test
    void refusesAnOrderThatDoesNotExist() {
        var response = integration.get("/api/lists?sort=profile_count", integration.accessToken("NWc0f1"));

        assertInvalid(response, "sort");
    }

    @Test
    void leavesRelationshipsOutWhenFieldsAreChosen() {
        var document = page("/api/segments?fields%5Bsegment%5D=name", integration.accessToken("NWc0f1"));

        assertThat(document.at("/data/0").has("relationships")).isFalse();
        assertThat(document.at("/data/0/attributes").size()).isEqualTo(1);
    }

    @Test
    void includesNothingButSaysSo() {
        var document = page("/api/lists?include=tags", integration.accessToken("NWc0f1"));

        assertThat(document.get("included").isArray()).isTrue();
        assertThat(document.at("/data/0/relationships/tags/data").isArray()).isTrue();
        assertThat(document.at("/data/0/relationships/profiles").has("data")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "equals(name,\"Newsletter\") | 1",
                "any(name,[\"Newsletter\",\"Welcome\"]) | 2",
                "greater-than(created,2024-03-02T00:00:00Z) | 9",
                "equals(name,\"Newsletter\"),greater-than(created,2030-01-01T00:00:00Z) | 0"
            })
    void filters(String filter, int entries) {
        var encoded = Integration.form(Map.of("filter", filter));

        var document = page("/api/lists?" + encoded, integration.accessToken("NWc0f1"));

        assertThat(document.get("data").size()).isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains(name,\"x\")", "equals(is_active,true)", "nonsense", "equals(name,\"a\")x"})
    void refusesFiltersThatListsDoNotHave(String filter) {
        var encoded = Integration.form(Map.of("filter", filter));

        var response = integration.get("/api/lists?" + encoded, integration.accessToken("NWc0f1"));

        assertInvalid(response, "filter");
    }

    @Test
    void acceptsThePageSizeSinceTheRevisionThatBroughtIt() {
        var token = integration.accessToken("NWc0f1");
        var request =
                integration.unrevised("/api/lists?page%5Bsize%5D=3", token).header("revision", "2026-04-15");

        var response = integration.send(request);

        assertThat(Integration.json(response).get("data").size()).isEqualTo(3);
    }

    private JsonNode page(String target, String token) {
        return Integration.json(integration.send(integration.rest(relative(target), token)));
    }

    private static String relative(String target) {
        var uri = URI.create(target);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static List<String> names(JsonNode page) {
        return page.get("data")
                .valueStream()
                .map(entry -> entry.at("/attributes/name").asString())
                .toList();
    }

    private static void assertInvalid(HttpResponse<String> response, String parameter) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Integration.json(response).at("/errors/0/code").asString()).isEqualTo("invalid");
        assertThat(Integration.json(response).at("/errors/0/source/parameter").asString())
                .isEqualTo(parameter);
    }
}
