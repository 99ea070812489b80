package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.DocumentQuery.AtMost;
import com.emailpilot.clients.DocumentQuery.Contains;
import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.DocumentQuery.Filter;
import com.emailpilot.clients.DocumentQuery.OneOf;
import com.emailpilot.clients.DocumentQuery.Order;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IndexedQueriesTest {

    private final IndexedQueries indexed = IndexedQueries.ofRepository();

    @ParameterizedTest
    @MethodSource
    void allowsWhatTheStoreServes(DocumentQuery query) {
        assertThatCode(() -> indexed.check(query)).doesNotThrowAnyException();
    }

    static Stream<DocumentQuery> allowsWhatTheStoreServes() {
        return Stream.of(
                DocumentQuery.everything("clients", 10),
                query("outbox", null, new Equal("origin", "gateway")),
                query("audit", null),
                query("audit", by("recorded_at"), new Equal("shard", 3), new AtMost("recorded_at", 9)),
                query("audit_seals", new Order("number", true), new Equal("chain", "audit")),
                query("clients", null, new Contains("member_ids", "ada"), new Equal("status", "active")),
                query("clients", by("oauth.next_refresh_at"), new Equal("oauth.refresh_shard", 3)),
                query(
                        "clients",
                        by("oauth.next_refresh_at"),
                        new Equal("oauth.refresh_shard", 3),
                        new AtMost("oauth.next_refresh_at", 9)),
                query("clients", new Order("updated_at", true), new Contains("member_ids", "ada")),
                query("clients", by("display_name_lower"), new Contains("member_ids", "ada")),
                query("events", by("created_at"), new Equal("shard", 3)),
                query("events", new Order("created_at", true), new Equal("shard", 3), new Equal("type", "created")),
                query("events", new Order("created_at", true), new Equal("client_id", "one")),
                query("dead_letters", new Order("last_seen", true), new Equal("status", "PARKED")),
                query("events", by("seq"), new Equal("client_id", "one"), new Equal("generation", 1)),
                query("grants", by("not_before"), new Equal("status", "WAITING")),
                query("notifications", by("not_before"), new Equal("status", "WAITING")),
                query("audit", new Order("at", true), new Equal("shard", 3), new AtMost("at", 9)),
                query("audit", new Order("at", true), new OneOf("client_id", List.of("one", "two"))),
                query(
                        "audit",
                        new Order("at", true),
                        new Equal("client_id", "one"),
                        new Equal("actor", "ada"),
                        new Equal("action", "shared")));
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatTheStoreWouldRefuse(DocumentQuery query) {
        assertThatThrownBy(() -> indexed.check(query)).isInstanceOf(AssertionError.class);
    }

    static Stream<DocumentQuery> refusesWhatTheStoreWouldRefuse() {
        return Stream.of(
                DocumentQuery.everything("events", 10),
                query("clients", by("updated_at")),
                query("grants", by("not_before"), new AtMost("not_before", 9)),
                query("grants", by("not_before"), new AtMost("not_before", 9), new Equal("status", "WAITING")),
                query("grants", null, new Equal("status", "WAITING"), new AtMost("not_before", 9)),
                query("grants", new Order("not_before", true), new Equal("status", "WAITING")),
                query("outbox", by("not_before"), new Equal("status", "WAITING")),
                query("clients", null, new Equal("oauth.state", "connected")),
                query("clients", new Order("updated_at", true), new Equal("member_ids", "ada")),
                query("events", by("seq"), new Equal("client_id", "one")),
                query("events", by("created_at"), new Equal("shard", 3), new Equal("topic", "one")));
    }

    private static DocumentQuery query(String collection, @Nullable Order order, Filter... filters) {
        return new DocumentQuery(collection, List.of(filters), order, null, 10);
    }

    private static Order by(String field) {
        return new Order(field, false);
    }
}
