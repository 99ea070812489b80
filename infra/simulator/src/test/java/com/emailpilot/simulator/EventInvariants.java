package com.emailpilot.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Document;
import com.emailpilot.events.ClientChange;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.EventMessage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between documents and events. */
final class EventInvariants {

    private static final Set<String> STORED_TOPICS = Set.of("klaviyo-connections", "client-events");

    private final World world;

    EventInvariants(World world) {
        this.world = world;
    }

    void check(List<ClientRecord> clients) {
        everyEventIsStoredAndPublished();
        var told = told();
        clients.forEach(client -> isWhatEventsSay(client, told.getOrDefault(client.clientId(), List.of())));
    }

    private void everyEventIsStoredAndPublished() {
        var published = world.bus().published().stream()
                .filter(message -> STORED_TOPICS.contains(message.topic()))
                .map(EventMessage::id)
                .collect(Collectors.toSet());
        var stored = world.store().all("events").stream()
                .map(event -> event.path().id())
                .collect(Collectors.toSet());
        published.stream()
                .filter(id -> !stored.contains(id))
                .forEach(id -> violated("I2 published but not stored: " + id));
        stored.stream()
                .filter(id -> !published.contains(id))
                .forEach(id -> violated("I1 stored but never published: " + id));
    }

    /** What the events say of each client, in order. */
    private Map<String, List<ClientState>> told() {
        return world.store().all("events").stream()
                .map(this::event)
                .filter(ClientChange.class::isInstance)
                .map(change -> ((ClientChange) change).client())
                .sorted(Comparator.comparingLong(ClientState::generation).thenComparingLong(ClientState::seq))
                .collect(Collectors.groupingBy(ClientState::clientId));
    }

    private Object event(Document stored) {
        var attributes = new HashMap<String, String>();
        Map<?, ?> named = stored.value("attributes", Map.class).orElseGet(Map::of);
        named.forEach((name, value) -> attributes.put("" + name, "" + value));
        var data = stored.text("data").orElse("").getBytes(UTF_8);
        return world.codec()
                .decode(attributes, data, stored.path().id(), stored.createTime())
                .event();
    }

    private void isWhatEventsSay(ClientRecord client, List<ClientState> told) {
        var numbers = new HashSet<Long>();
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).seq() != i + 1 || !numbers.add(told.get(i).seq())) {
                violated("I5 events of " + client + " are not numbered one by one: " + told);
                return;
            }
        }
        var last = told.isEmpty() ? null : told.getLast();
        if (last == null
                || last.seq() != client.oauth().seq()
                || last.generation() != client.oauth().generation()
                || last.status() != client.status()) {
            violated("I5 " + client + " is " + client.status() + " " + client.oauth() + ", events say " + last);
        }
    }

    private void violated(String invariant) {
        world.witness().violated(invariant);
    }
}
