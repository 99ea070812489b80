package com.emailpilot.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a sweep would tell of at this time: tokens that fall due. */
record Hint(Instant time, String clientId, long tokenVersion) {

    /** The first tokens of every client, and those that follow them, if they are obtained when due. */
    static List<Hint> until(Instant end, List<Member> members) {
        return members.stream()
                .flatMap(member -> Stream.iterate(member.first(), Hint::next)
                        .takeWhile(tokens -> tokens.nextDueAt().isBefore(end))
                        .map(tokens -> new Hint(tokens.nextDueAt(), tokens.clientId(), tokens.tokenVersion())))
                .sorted(Comparator.comparing(Hint::time))
                .toList();
    }

    private static Rotation next(Rotation tokens) {
        var due = tokens.nextDueAt();
        var lifetime = Duration.between(tokens.obtainedAt(), tokens.expiresAt());
        return new Rotation(tokens.clientId(), tokens.tokenVersion() + 1, due, due.plus(lifetime), due);
    }
}
