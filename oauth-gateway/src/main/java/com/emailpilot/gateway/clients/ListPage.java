package com.emailpilot.gateway.clients;

import com.emailpilot.gateway.clients.ListClients.Found;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list as the page shows it.
 *
 * @param total how many clients match, on all pages; absent while the list is still being loaded
 * @param more where the rows after these are; absent on the last page
 */
record ListPage(
        List<ListLine> lines,
        List<ClientList.Pending> pending,
        ListAddress address,
        Order order,
        Facets facets,
        @Nullable Integer total,
        @Nullable String more) {

    ListPage {
        lines = List.copyOf(lines);
        pending = List.copyOf(pending);
    }

    static ListPage of(Found found, String user, ListQuery query, ListAddress address) {
        var page = found.page();
        var last = page.last();
        return new ListPage(
                ListLine.all(page, query, user),
                found.pending(),
                address,
                query.order(),
                Facets.of(query.filter(), page.counts()),
                page.total(),
                last == null
                        ? null
                        : address.after(ListCursor.write(query.order(), last)).toString());
    }

    /** Whether there is nothing to show. */
    public boolean nothing() {
        return lines.isEmpty() && pending.isEmpty();
    }

    public boolean filtered() {
        return address.filtered();
    }

    /** How many clients there are, for a person; empty while there is nothing to count. */
    public String summary() {
        var count = total == null ? lines.size() : total;
        if (count == 0) {
            return "";
        }
        return ListWords.number(count)
                + (total == null && more != null ? "+" : "")
                + (count == 1 ? " client" : " clients")
                + (filtered() ? (count == 1 ? " matches" : " match") : "");
    }

    public List<Facets.Choice> sorts() {
        return Arrays.stream(Sort.values())
                .map(sort -> new Facets.Choice(sort.word(), ListWords.ofSort(sort), null, sort == order.sort()))
                .toList();
    }

    /** Where a click on a column's head leads: to that order, or the other way round. */
    public String sortedBy(String word) {
        var sort = sort(word);
        return address.in(sort == order.sort() ? new Order(sort, !order.descending()) : sort.byItself())
                .toString();
    }

    /** As {@code aria-sort} has it; absent where the list is not sorted by that column. */
    public @Nullable String direction(String word) {
        return sort(word) == order.sort() ? order.descending() ? "descending" : "ascending" : null;
    }

    public boolean useful(List<Facets.Choice> choices) {
        return Facets.useful(choices);
    }

    private static Sort sort(String word) {
        return Stream.of(Sort.values())
                .filter(sort -> sort.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
