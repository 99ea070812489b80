package com.emailpilot.system.faults;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.Herd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** Downstream services that read credentials of a herd, one after the other, some of which must be refreshed first. */
final class CredentialReaders implements AutoCloseable {

    private static final int READERS = 6;
    private static final int ONE_IN = 20;
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(30);

    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
    private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();
    private final SystemUnderTest system;
    private final List<Herd.Member> members;
    private volatile boolean stopped;

    private CredentialReaders(SystemUnderTest system, List<Herd.Member> members) {
        this.system = system;
        this.members = members;
    }

    static CredentialReaders reading(SystemUnderTest system, List<Herd.Member> members) {
        var readers = new CredentialReaders(system, members);
        for (int i = 0; i < READERS; i++) {
            readers.threads.execute(readers::read);
        }
        return readers;
    }

    Summary stop() {
        close();
        return Summary.of(List.copyOf(readings));
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
    }

    private void read() {
        var refresher = system.part(LocalSystem.REFRESHER).url();
        var random = ThreadLocalRandom.current();
        while (!stopped) {
            var member = members.get(random.nextInt(members.size()));
            var fresh = random.nextInt(ONE_IN) == 0;
            var begun = System.nanoTime();
            var answer = system.downstream().credential(refresher, member.clientId(), fresh ? LONG : USUAL);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var ok = answer.statusCode() == 200;
            readings.add(new Reading(fresh, took, ok ? "" : answer.statusCode() + " " + answer.body()));
        }
    }

    /** One answer; without failure an empty text. */
    record Reading(boolean refreshed, Duration took, String failure) {}

    /** What they saw. */
    record Summary(int count, long refreshed, List<String> failures, Duration median, Duration slowestOfHundred) {

        Summary {
            failures = List.copyOf(failures);
        }

        static Summary of(List<Reading> readings) {
            var usual = new ArrayList<>(readings.stream()
                    .filter(reading -> !reading.refreshed())
                    .map(Reading::took)
                    .sorted()
                    .toList());
            return new Summary(
                    readings.size(),
                    readings.stream().filter(Reading::refreshed).count(),
                    readings.stream()
                            .map(Reading::failure)
                            .filter(failure -> !failure.isEmpty())
                            .toList(),
                    usual.get(usual.size() / 2),
                    usual.get(usual.size() * 99 / 100));
        }

        @Override
        public String toString() {
            return "%d reads, %d of them refreshed first, %d failed; p50 %d ms, p99 %d ms"
                    .formatted(count, refreshed, failures.size(), median.toMillis(), slowestOfHundred.toMillis());
        }
    }
}
