package com.emailpilot.system.evidence;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of the ledger and events by what they are looked for: a herd leaves tens of thousands of them. */
final class Lookup {

    private final Map<String, LedgerRow> rows = new HashMap<>();
    private final Map<String, List<LedgerRow>> rowsOfAccounts;
    private final Map<String, List<SeenEvent>> eventsOfClients;

    private Lookup(List<LedgerRow> ledger, List<SeenEvent> events) {
        ledger.forEach(row -> rows.putIfAbsent(row.id(), row));
        rowsOfAccounts = ledger.stream().collect(groupingBy(LedgerRow::account));
        var first = new HashMap<String, SeenEvent>();
        events.forEach(event -> first.putIfAbsent(event.id(), event));
        eventsOfClients = first.values().stream().sorted(SeenEvent.BY_SEQ).collect(groupingBy(SeenEvent::client));
    }

    static Lookup of(List<LedgerRow> ledger, List<SeenEvent> events) {
        return new Lookup(ledger, events);
    }

    Optional<LedgerRow> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    List<LedgerRow> rowsOf(String account) {
        return rowsOfAccounts.getOrDefault(account, List.of());
    }

    /** Each event of a client once, however often it was published, in the order in which they happened. */
    List<SeenEvent> eventsOf(String client) {
        return eventsOfClients.getOrDefault(client, List.of());
    }
}
