package com.emailpilot.system.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** I14: heap, threads, descriptors and the rate of requests to Klaviyo stay bounded. */
final class Bounds implements Invariant {

    /** The heap is 256 MB; code, stacks and buffers come on top. */
    static final int MOST_MEGABYTES = 640;

    static final int MOST_THREADS = 250;
    static final int MOST_DESCRIPTORS = 600;

    /** What Klaviyo allows an install in a minute. */
    static final int MOST_REFRESHES = 10;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public Finding check(Evidence evidence) {
        var violations = new ArrayList<String>();
        evidence.vitals().stream().flatMap(Bounds::exceeded).forEach(violations::add);
        evidence.refreshes().entrySet().stream()
                .filter(account -> most(account.getValue()) > MOST_REFRESHES)
                .map(account -> account.getKey() + " was refreshed " + most(account.getValue()) + " times in a minute")
                .forEach(violations::add);
        return new Finding("I14", evidence.vitals().toString(), violations);
    }

    private static Stream<String> exceeded(Vitals vitals) {
        return Stream.of(
                        vitals.residentMegabytes() > MOST_MEGABYTES ? vitals.residentMegabytes() + " MB" : "",
                        vitals.threads() > MOST_THREADS ? vitals.threads() + " threads" : "",
                        vitals.descriptors() > MOST_DESCRIPTORS ? vitals.descriptors() + " descriptors" : "")
                .filter(figure -> !figure.isEmpty())
                .map(figure -> vitals.process() + " uses " + figure);
    }

    /** The most within any minute. */
    private static long most(List<Instant> times) {
        return IntStream.range(0, times.size())
                .mapToLong(first -> times.stream()
                        .skip(first)
                        .takeWhile(time -> time.isBefore(times.get(first).plus(MINUTE)))
                        .count())
                .max()
                .orElse(0);
    }
}
