package com.emailpilot.gateway.signin;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sessions that people ended before their time, {@code ended_sessions/{sha256(session id)}}.
 *
 * <p>Every instance follows them, so that a cookie which was copied before dies everywhere.
 */
final class EndedSessions {

    private static final String COLLECTION = "ended_sessions";
    private static final int PAGE = 500;
    private static final String FIRST_ID = "0";
    /** Server times are given before a commit becomes visible, so each look goes back a little. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final Documents documents;
    private final SessionProperties limits;
    private final Clock clock;
    private final Map<String, Instant> known = new ConcurrentHashMap<>();
    private volatile @Nullable Instant followedUpTo;

    EndedSessions(Documents documents, SessionProperties limits, Clock clock) {
        this.documents = documents;
        this.limits = limits;
        this.clock = clock;
    }

    /** Ends a session for all instances; ending it twice is as good as once. */
    Mono<Void> end(String sessionHash) {
        var write = new Changes()
                .set("state", "ended")
                .setServerTime("ended_at")
                .set("ttl", clock.instant().plus(limits.absoluteLimit()))
                .create(new DocumentPath(COLLECTION, sessionHash));
        return documents
                .commit(List.of(write))
                .onErrorReturn(ConflictException.class, clock.instant())
                .doOnNext(endedAt -> known.put(sessionHash, endedAt))
                .then();
    }

    boolean contains(String sessionHash) {
        return known.containsKey(sessionHash);
    }

    /** Takes over what others ended since the last look, and forgets what no cookie can outlive. */
    Mono<Void> follow() {
        return Mono.defer(() -> {
            var oldest = clock.instant().minus(limits.absoluteLimit());
            var last = followedUpTo;
            known.values().removeIf(endedAt -> endedAt.isBefore(oldest.minus(OVERLAP)));
            return page(new DocumentQuery.After(last == null ? oldest : last.minus(OVERLAP), FIRST_ID));
        });
    }

    private Mono<Void> page(DocumentQuery.After after) {
        var query = DocumentQuery.where(COLLECTION, "state", "ended", PAGE)
                .orderedBy("ended_at", false)
                .startingAfter(after);
        return documents.query(query).flatMap(found -> {
            var page = found.documents();
            page.forEach(document -> known.put(document.path().id(), endedAt(document)));
            if (page.size() == PAGE) {
                var last = page.getLast();
                return page(new DocumentQuery.After(endedAt(last), last.path().id()));
            }
            followedUpTo = found.readTime();
            return Mono.empty();
        });
    }

    private static Instant endedAt(Document document) {
        return document.time("ended_at").orElse(document.createTime());
    }
}
