package com.emailpilot.simulator;

import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pub/Sub of a world: every message reaches one reader of each subscription at least once, in no order. */
final class BusServer {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(40);
    private static final Topology TOPOLOGY = Topology.load();

    private final World world;
    private final Map<String, List<Reader>> readers = new LinkedHashMap<>();
    private final List<EventMessage> published = new ArrayList<>();
    private final List<Delivery> parked = new ArrayList<>();
    private final Set<Delivery> unsettled = new HashSet<>();
    private int numbers;

    BusServer(World world) {
        this.world = world;
    }

    /** Somebody who takes messages of a subscription, while alive. */
    record Reader(Life life, EventHandler handler) {}

    void read(String subscription, Reader reader) {
        var all = readers.computeIfAbsent(subscription, _ -> new ArrayList<>());
        all.removeIf(other -> !other.life().alive());
        all.add(reader);
    }

    /** Takes a message; copies of it go to all subscriptions that somebody ever read. */
    void arrive(EventMessage message) {
        published.add(message);
        for (var subscription : TOPOLOGY.subscriptionsOf(message.topic())) {
            if (readers.containsKey(subscription.name())) {
                deliver(message, subscription.name());
                if (strikes(Mishap.MESSAGE_DUPLICATED)) {
                    deliver(message, subscription.name());
                }
            }
        }
    }

    /** What was published, every time that it was. */
    List<EventMessage> published() {
        return List.copyOf(published);
    }

    /** Messages that nobody acknowledged yet; a sweep takes a minute, and where tokens are short-lived there always is one. */
    long unsettled() {
        return unsettled.stream().filter(delivery -> !delivery.isSweep()).count();
    }

    /** Messages that were given up. */
    List<Delivery> parked() {
        return List.copyOf(parked);
    }

    World world() {
        return world;
    }

    /** The readers of a subscription that live. */
    List<Reader> readersOf(String subscription) {
        return readers.getOrDefault(subscription, List.of()).stream()
                .filter(reader -> reader.life().alive())
                .toList();
    }

    void settled(Delivery delivery) {
        unsettled.remove(delivery);
    }

    void park(Delivery delivery) {
        parked.add(delivery);
        settled(delivery);
    }

    private void deliver(EventMessage message, String subscription) {
        var delivery = new Delivery(this, message, subscription, "" + numbers++);
        unsettled.add(delivery);
        var fate = world.fate();
        var delay = strikes(Mishap.MESSAGE_DELAYED) ? fate.between(Duration.ZERO, LONGEST_DELAY) : fate.latency();
        world.time().after(delay, Life.ofWorld(), delivery::attempt);
    }

    private boolean strikes(Mishap mishap) {
        return world.fate().strikes(mishap, "deliver");
    }
}
