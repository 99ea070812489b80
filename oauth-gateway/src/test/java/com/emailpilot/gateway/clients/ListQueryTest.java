package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.gateway.clients.ListQuery.Filter;
import com.emailpilot.gateway.console.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

final class ListQueryTest {

    @Test
    void asksForEverythingByItself() {
        var query = query("");

        assertThat(query.plain()).isTrue();
        assertThat(query.limit()).isEqualTo(50);
    }

    @Test
    void takesAnEmptyParameterForNone() {
        assertThat(query("q=&status=&tag=&whose=&sort=&cursor=&limit=").plain()).isTrue();
    }

    @Test
    void readsAllParameters() {
        var query =
                query("q=Tea House&status=active&health=degraded&tag=vip&whose=mine&sort=name&order=desc&limit=200");

        assertThat(query)
                .isEqualTo(new ListQuery(
                        200,
                        new Order(Sort.NAME, true),
                        null,
                        List.of("tea", "house"),
                        new Filter("active", "degraded", "vip", "mine")));
        assertThat(query.plain()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"updated, true", "name, false", "status, false", "expires, false", "connected, true"})
    void sortsAsPeopleExpectIt(String sort, boolean descending) {
        assertThat(query("sort=" + sort).order().descending()).isEqualTo(descending);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=x, limit",
        "limit=1&limit=2, limit",
        "status=good, status",
        "health=ill, health",
        "whose=theirs, whose",
        "sort=size, sort",
        "order=up, order",
        "cursor=eA, cursor",
        "cursor=%, cursor",
        "tag=a&tag=b, tag"
    })
    void saysWhichParameterIsBad(String parameters, String bad) {
        assertThatThrownBy(() -> query(parameters))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal)
                                .hasMessageContaining("400")
                                .extracting("sentence")
                                .asString()
                                .startsWith("The parameter " + bad + " "));
    }

    @Test
    void refusesASearchThatNobodyTypes() {
        assertThatThrownBy(() -> query("q=" + "a".repeat(101))).isInstanceOf(Refusal.class);
    }

    private static ListQuery query(String parameters) {
        return ListQuery.of(new LinkedMultiValueMap<>(
                UriComponentsBuilder.newInstance().query(parameters).build().getQueryParams()));
    }
}
