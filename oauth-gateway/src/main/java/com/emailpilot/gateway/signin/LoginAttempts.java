package com.emailpilot.gateway.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Slows guessing down: ten wrong passwords for a name within a minute, and the name has to wait for the next one. */
final class LoginAttempts {

    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String STRANGERS = "";

    private final Set<String> names;
    private final Clock clock;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    /** All names but these share one count, so the table cannot be filled from outside. */
    LoginAttempts(Set<String> names, Clock clock) {
        this.names = Set.copyOf(names);
        this.clock = clock;
    }

    boolean mayTry(String name) {
        var now = clock.instant();
        return failures.getOrDefault(key(name), Failures.none(now)).count(now) < ALLOWED;
    }

    void failed(String name) {
        var now = clock.instant();
        failures.compute(key(name), (_, before) -> (before == null ? Failures.none(now) : before).oneMore(now));
    }

    void succeeded(String name) {
        failures.remove(key(name));
    }

    /** Whether the name is one of ours: any other is text of a stranger, not for the log. */
    boolean knows(String name) {
        return names.contains(name);
    }

    private String key(String name) {
        return knows(name) ? name : STRANGERS;
    }

    private record Failures(int count, Instant since) {

        static Failures none(Instant now) {
            return new Failures(0, now);
        }

        int count(Instant now) {
            return now.isBefore(since.plus(WINDOW)) ? count : 0;
        }

        Failures oneMore(Instant now) {
            return count(now) == 0 ? new Failures(1, now) : new Failures(count + 1, since);
        }
    }
}
