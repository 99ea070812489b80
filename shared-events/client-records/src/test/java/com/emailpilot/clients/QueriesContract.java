package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.clients.DocumentQuery.AtMost;
import com.emailpilot.clients.DocumentQuery.Contains;
import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.DocumentQuery.OneOf;
import com.emailpilot.clients.DocumentQuery.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

interface QueriesContract extends StoreUnderTest {

    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    default void findsByValueInTheOrderOfIds() {
        var origin = unique();
        commit(
                row(origin + "b", origin),
                row(origin + "c", origin),
                row(origin + "a", origin),
                row(origin + "x", "other"));

        var found = answer(documents().query(DocumentQuery.where("outbox", "origin", origin, 10)));

        assertThat(ids(found)).containsExactly(origin + "a", origin + "b", origin + "c");
    }

    @Test
    default void pagesInTheOrderOfIds() {
        var origin = unique();
        commit(row(origin + "b", origin), row(origin + "c", origin), row(origin + "a", origin));
        var query = DocumentQuery.where("outbox", "origin", origin, 2);

        var first = answer(documents().query(query));
        var second = answer(documents().query(query.startingAfter(new After(null, origin + "b"))));

        assertThat(ids(first)).containsExactly(origin + "a", origin + "b");
        assertThat(ids(second)).containsExactly(origin + "c");
    }

    @Test
    default void pagesThroughEverythingOfACollection() {
        var id = unique();
        commit(
                new Changes().set("origin", "one").create(new DocumentPath("known_keys", id + "b")),
                new Changes().set("other", "two").create(new DocumentPath("known_keys", id + "a")),
                new Changes().create(new DocumentPath("known_keys", id + "c")));
        var query = DocumentQuery.everything("known_keys", 2);

        var first = answer(documents().query(query.startingAfter(new After(null, id))));
        var second = answer(documents().query(query.startingAfter(new After(null, id + "b"))));

        assertThat(ids(first)).containsExactly(id + "a", id + "b");
        assertThat(ids(second)).startsWith(id + "c");
    }

    @Test
    default void findsWhatWasJustStored() {
        var origin = unique();
        var commitTime = commit(row(origin, origin));

        var found = answer(documents().query(DocumentQuery.where("outbox", "origin", origin, 10)));

        assertThat(found.documents()).containsExactly(stored(new DocumentPath("outbox", origin)));
        assertThat(found.readTime()).isAfterOrEqualTo(commitTime);
    }

    @Test
    default void tellsTheTimeAtWhichItFoundNothing() {
        var commitTime = commit(row(unique(), "other"));

        var found = answer(documents().query(DocumentQuery.where("outbox", "origin", unique(), 10)));

        assertThat(found.documents()).isEmpty();
        assertThat(found.readTime()).isAfterOrEqualTo(commitTime);
    }

    @Test
    default void findsWhatHasOneOfTheValuesLastFirst() {
        var one = unique();
        var other = unique();
        commit(
                told(one + "1", one, NOON),
                told(other + "3", other, NOON.plusSeconds(2)),
                told(one + "2", one, NOON.plusSeconds(1)),
                told(one + "x", unique(), NOON));

        var found = answer(documents()
                .query(new DocumentQuery(
                        "audit",
                        List.of(new OneOf("client_id", List.of(one, other))),
                        new Order("at", true),
                        null,
                        10)));

        assertThat(ids(found)).containsExactly(other + "3", one + "2", one + "1");
    }

    @Test
    default void findsWhatIsAtMostInOrder() {
        var shard = unique();
        commit(
                due(shard + "b", shard, NOON),
                due(shard + "a", shard, NOON.minusSeconds(1)),
                due(shard + "later", shard, NOON.plusNanos(1_000)));

        var found = answer(documents()
                .query(new DocumentQuery(
                        "clients",
                        List.of(new Equal("oauth.refresh_shard", shard), new AtMost("oauth.next_refresh_at", NOON)),
                        new Order("oauth.next_refresh_at", false),
                        null,
                        10)));

        assertThat(ids(found)).containsExactly(shard + "a", shard + "b");
    }

    @Test
    default void bringsNothingButTheFieldsThatAreAskedFor() {
        var shard = unique();
        commit(new Changes()
                .set("oauth.refresh_shard", shard)
                .set("oauth.next_refresh_at", NOON)
                .set("display_name", "Shop")
                .create(client(shard)));

        var found = answer(documents()
                .query(DocumentQuery.where("clients", "oauth.refresh_shard", shard, 10)
                        .orderedBy("oauth.next_refresh_at", false)
                        .only("oauth.next_refresh_at", "oauth.token_version")));

        assertThat(found.documents())
                .extracting(Document::fields)
                .containsExactly(Map.of("oauth", Map.of("next_refresh_at", NOON)));
    }

    @Test
    default void overlooksWhatHasNoOrderField() {
        var shard = unique();
        commit(
                due(shard + "a", shard, NOON),
                new Changes().set("oauth.refresh_shard", shard).create(client(shard + "b")));

        var found = answer(documents()
                .query(DocumentQuery.where("clients", "oauth.refresh_shard", shard, 10)
                        .orderedBy("oauth.next_refresh_at", false)));

        assertThat(ids(found)).containsExactly(shard + "a");
    }

    @Test
    default void findsWhatAListHoldsLastFirst() {
        var user = unique() + "@example.com";
        commit(
                shared(user + "a", NOON, user, "bob"),
                shared(user + "b", NOON.plusSeconds(1), "bob", user),
                shared(user + "c", NOON, "bob"));

        var found = answer(documents().query(newestOf(user, null, 10)));

        assertThat(ids(found)).containsExactly(user + "b", user + "a");
    }

    @Test
    default void pagesThroughEqualValuesWithoutLosingAny() {
        var user = unique();
        commit(
                shared(user + "a", NOON, user),
                shared(user + "b", NOON, user),
                shared(user + "c", NOON, user),
                shared(user + "d", NOON.plusSeconds(1), user),
                shared(user + "e", NOON.minusSeconds(1), user));

        List<String> seen = new ArrayList<>();
        @Nullable After after = null;
        for (var page = answer(documents().query(newestOf(user, after, 2)));
                !page.documents().isEmpty();
                page = answer(documents().query(newestOf(user, after, 2)))) {
            seen.addAll(ids(page));
            var last = page.documents().getLast();
            after = new After(last.time("updated_at").orElseThrow(), last.path().id());
        }

        assertThat(seen).containsExactly(user + "d", user + "c", user + "b", user + "a", user + "e");
    }

    @Test
    default void sortsTextByCodePoint() {
        var user = unique();
        commit(
                named(user + "1", user, "🙂"),
                named(user + "2", user, "z"),
                named(user + "3", user, "Z"),
                named(user + "4", user, "\uFF5E"));

        var found = answer(documents()
                .query(new DocumentQuery(
                        "clients",
                        List.of(new Contains("member_ids", user)),
                        new Order("display_name_lower", false),
                        null,
                        10)));

        assertThat(ids(found)).containsExactly(user + "3", user + "2", user + "4", user + "1");
    }

    private static DocumentQuery newestOf(String user, @Nullable After after, int limit) {
        return new DocumentQuery(
                "clients", List.of(new Contains("member_ids", user)), new Order("updated_at", true), after, limit);
    }

    private static Write row(String id, String origin) {
        return new Changes().set("origin", origin).create(new DocumentPath("outbox", id));
    }

    private static Write told(String id, String clientId, Instant at) {
        return new Changes().set("client_id", clientId).set("at", at).create(new DocumentPath("audit", id));
    }

    private static Write due(String id, String shard, Instant at) {
        return new Changes()
                .set("oauth.refresh_shard", shard)
                .set("oauth.next_refresh_at", at)
                .create(client(id));
    }

    private static Write shared(String id, Instant updatedAt, String... members) {
        return new Changes()
                .set("member_ids", List.of(members))
                .set("updated_at", updatedAt)
                .create(client(id));
    }

    private static Write named(String id, String user, String name) {
        return new Changes()
                .set("member_ids", List.of(user))
                .set("display_name_lower", name)
                .create(client(id));
    }

    private static DocumentPath client(String id) {
        return new DocumentPath("clients", id);
    }

    private static List<String> ids(Documents.Found found) {
        return found.documents().stream().map(document -> document.path().id()).toList();
    }
}
