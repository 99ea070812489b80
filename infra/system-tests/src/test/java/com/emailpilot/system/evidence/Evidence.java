package com.emailpilot.system.evidence;

import com.emailpilot.system.running.SystemUnderTest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run left behind at one moment.
 *
 * @param ledger every code and token that Klaviyo ever knew
 * @param events what went over the topics, in order of arrival, duplicates included
 * @param tokens of each client whose record holds any, opened with the keys of the system; null where they did not open
 * @param refreshes times at which Klaviyo was asked to refresh, by account, oldest first
 * @param troubled accounts with which Klaviyo had trouble on purpose
 * @param vitals of each process that runs
 * @param lookup the same ledger and events, by what invariants look for
 */
record Evidence(
        Instant takenAt,
        FirestoreDump dump,
        List<LedgerRow> ledger,
        List<SeenEvent> events,
        Map<String, @Nullable StoredTokens> tokens,
        Map<String, List<Instant>> refreshes,
        Set<String> troubled,
        List<Vitals> vitals,
        Lookup lookup) {

    Evidence {
        ledger = List.copyOf(ledger);
        events = List.copyOf(events);
        refreshes = Map.copyOf(refreshes);
        troubled = Set.copyOf(troubled);
        vitals = List.copyOf(vitals);
    }

    Evidence(
            Instant takenAt,
            FirestoreDump dump,
            List<LedgerRow> ledger,
            List<SeenEvent> events,
            Map<String, @Nullable StoredTokens> tokens,
            Map<String, List<Instant>> refreshes,
            Set<String> troubled,
            List<Vitals> vitals) {
        this(takenAt, dump, ledger, events, tokens, refreshes, troubled, vitals, Lookup.of(ledger, events));
    }

    /** Everything of a running system, as it is now. */
    static Evidence of(SystemUnderTest system) {
        var dump = FirestoreDump.of(system);
        return new Evidence(
                Clock.systemUTC().instant(),
                dump,
                system.sandbox().ledger().stream().map(LedgerRow::of).toList(),
                SeenEvent.all(system.taps().messages()),
                StoredTokens.all(system, dump),
                system.sandbox().refreshes(),
                system.sandbox().troubled(),
                Vitals.of(system));
    }

    Optional<LedgerRow> row(String id) {
        return lookup.row(id);
    }

    /** The ledger's row of the refresh token that a client's record holds. */
    Optional<LedgerRow> storedRefreshToken(StoredDocument client) {
        return Optional.ofNullable(tokens.get(client.id())).flatMap(stored -> row(stored.refreshTokenId()));
    }

    List<StoredDocument> clientsIn(String... states) {
        return dump.collection("clients", client -> List.of(states).contains(client.text("oauth.state")));
    }

    /** Clients that rely on their tokens. */
    List<StoredDocument> activeClients() {
        return clientsIn("connected", "degraded");
    }

    /** Server time of the commit that an event tells of. */
    Instant storedAt(SeenEvent event) {
        return dump.find("events", event.id()).orElseThrow().createTime();
    }

    /** Each event of a client once, however often it was published. */
    Stream<SeenEvent> eventsOf(StoredDocument client) {
        return lookup.eventsOf(client.id()).stream();
    }
}
