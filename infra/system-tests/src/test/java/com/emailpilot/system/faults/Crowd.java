package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;

import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.google.common.collect.Iterators;
import com.google.common.util.concurrent.AtomicLongMap;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** People who connect accounts at a steady pace, and try again whenever they do not end up where all went well. */
final class Crowd implements AutoCloseable {

    private static final int PEOPLE = 80;
    private static final int MOST_TRIES = 50;

    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService handshakes = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLongMap<String> landings = AtomicLongMap.create();
    private final Set<String> connected = ConcurrentHashMap.newKeySet();
    private final Set<String> gaveUp = ConcurrentHashMap.newKeySet();
    private final SystemUnderTest system;
    private final Queue<AdminSession> free;
    private final Iterator<String> accounts;

    /**
     * Nobody begins yet.
     *
     * @param door where the people find the gateways
     * @param accounts that they connect, one after the other and over again
     */
    Crowd(SystemUnderTest system, URI door, List<String> accounts) {
        this.system = system;
        this.accounts = Iterators.cycle(accounts);
        var admin = system.admin();
        this.free = new ConcurrentLinkedQueue<>(
                Stream.generate(() -> admin.at(door)).limit(PEOPLE).toList());
    }

    void begin(int aSecond) {
        var _ = pace.scheduleAtFixedRate(this::next, 0, 1_000 / aSecond, TimeUnit.MILLISECONDS);
    }

    /** Waits until everybody who began has come to an end. */
    void end() {
        pace.close();
        handshakes.close();
    }

    /** How often people ended where. */
    Map<String, Long> landings() {
        return landings.asMap();
    }

    /** Accounts that somebody was told are connected. */
    Set<String> connected() {
        return connected;
    }

    /** Accounts that could not be connected, however often it was tried. */
    Set<String> gaveUp() {
        return gaveUp;
    }

    @Override
    public void close() {
        end();
    }

    private void next() {
        var person = free.poll();
        if (person == null) {
            landings.incrementAndGet("nobody was free");
        } else {
            var account = accounts.next();
            handshakes.execute(() -> connect(person, account));
        }
    }

    private void connect(AdminSession person, String account) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var landing = landing(person, account);
            landings.incrementAndGet(landing);
            if (landing.equals(CONNECTED)) {
                connected.add(account);
                free.add(person);
                return;
            }
        }
        gaveUp.add(account);
        free.add(person);
    }

    private String landing(AdminSession person, String account) {
        try {
            var callback = system.sandbox().allow(person.start(), account);
            return person.land(callback.getRawPath() + "?" + callback.getRawQuery());
        } catch (UncheckedIOException _) {
            return "hung up";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
